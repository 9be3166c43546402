/// What a server is put through.
public enum Scenario: String, CaseIterable, Sendable {
    /// One room, and as many messages under way as the window lets.
    case fanout
    /// The same in many rooms at once.
    case rooms
    /// Messages at a fixed rate, however long the server takes.
    case latency
    /// Clients that come and then say nothing.
    case idle
    /// Clients that come, join, leave and go.
    case churn
    /// As fanout, while a tenth of the members never read.
    case stall
    /// A quiet room beside a flooded one, a tenth of whose members never read.
    case isolate

    /// What it does, in a sentence for the help text.
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

    /// What is done where nobody says how much.
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

/// How much of everything.
public struct Load: Equatable, Sendable {
    /// Clients at once.
    public var clients: Int
    /// Rooms that they spread over.
    public var rooms: Int
    /// Messages in all; of `churn` the visits, of `isolate` those of the quiet room.
    public var messages: Int
    /// Bytes of a message.
    public var bytes = 100
    /// Messages of one room that are under way at most.
    public var window: Int
    /// Messages a second.
    public var rate = 0

    init(clients: Int, rooms: Int, messages: Int, window: Int, rate: Int = 0) {
        self.clients = clients
        self.rooms = rooms
        self.messages = messages
        self.window = window
        self.rate = rate
    }
}
