/// The kinds of load that a server is tested with.
public enum Scenario: String, CaseIterable, Sendable {
    /// One room, with as many messages under way as the window allows.
    case fanout
    /// The same load in many rooms at once.
    case rooms
    /// Messages at a fixed rate, however long the server takes.
    case latency
    /// Clients that connect and then say nothing.
    case idle
    /// Clients that connect, join, leave and disconnect, over and over.
    case churn
    /// As `fanout`, while a tenth of the members never read.
    case stall
    /// A quiet room beside a flooded one, in which a tenth of the members never read.
    case isolate

    /// Describes the scenario in a sentence for the help text.
    public var sentence: String {
        switch self {
        case .fanout: "one room; its first member talks, with --window messages under way"
        case .rooms: "the same in many rooms at once"
        case .latency: "--rate messages a second, each timed from the moment when it was due"
        case .idle: "--clients connect and log in, and stay: memory, threads, connects a second"
        case .churn: "--messages times somebody connects, logs in, joins, leaves and quits, --clients at once"
        case .stall: "as fanout, while a tenth of the members never read"
        case .isolate: "a quiet room (--rate, --messages) beside a flooded one (--window)"
        }
    }

    /// The load when the user gives no numbers.
    public var usual: Load {
        switch self {
        case .fanout: Load(clients: 500, rooms: 1, messages: 4_000, window: 32)
        case .rooms: Load(clients: 1_000, rooms: 50, messages: 40_000, window: 4)
        case .latency: Load(clients: 100, rooms: 1, messages: 1_000, window: 0, rate: 100)
        case .idle: Load(clients: 1_000, rooms: 0, messages: 0, window: 0)
        case .churn: Load(clients: 32, rooms: 1, messages: 2_000, window: 0)
        case .stall: Load(clients: 500, rooms: 1, messages: 20_000, window: 32)
        case .isolate: Load(clients: 500, rooms: 2, messages: 250, window: 32, rate: 50)
        }
    }
}

/// The amounts of a load.
public struct Load: Equatable, Sendable {
    /// The number of simultaneous clients.
    public var clients: Int
    /// The number of rooms that the clients spread over.
    public var rooms: Int
    /// The number of messages; for `churn` of visits, for `isolate` of messages in the quiet room.
    public var messages: Int
    /// The size of a message in bytes.
    public var bytes = 100
    /// The maximum number of messages of one room under way.
    public var window: Int
    /// The number of messages a second.
    public var rate = 0

    init(clients: Int, rooms: Int, messages: Int, window: Int, rate: Int = 0) {
        self.clients = clients
        self.rooms = rooms
        self.messages = messages
        self.window = window
        self.rate = rate
    }
}
