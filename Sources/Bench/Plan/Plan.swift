/// A scenario with its numbers: who is where, who talks, and who never reads.
public struct Plan: Equatable, Sendable {
    /// What is done.
    public let scenario: Scenario
    /// How much of it.
    public let load: Load

    /// Why numbers make no sense together; the sentence is for whoever gave them.
    public struct Fault: Error, Equatable, Sendable {
        /// What to mend.
        public let sentence: String
    }

    /// The most bytes of a message: with the longest name and room before it, a line of IRC still holds it.
    public static let mostBytes = 400

    /// Checks that each room has somebody who talks and somebody who hears.
    public init(_ scenario: Scenario, _ load: Load) throws(Fault) {
        self.scenario = scenario
        self.load = load
        guard load.clients > 0, load.clients <= 1_000_000 else {
            throw Fault(sentence: "clients: 1 to 1000000")
        }
        if scenario == .idle { return }
        guard load.messages > 0, load.messages <= 100_000_000 else {
            throw Fault(sentence: "messages: 1 to 100000000")
        }
        guard load.rooms > 0, load.rooms <= 10_000 else { throw Fault(sentence: "rooms: 1 to 10000") }
        if scenario == .churn { return }
        guard (ProbeText.leastBytes...Plan.mostBytes).contains(load.bytes) else {
            throw Fault(sentence: "bytes: \(ProbeText.leastBytes) to \(Plan.mostBytes)")
        }
        guard load.clients >= 2 * load.rooms else {
            throw Fault(sentence: "each of \(load.rooms) rooms needs two clients, and there are \(load.clients)")
        }
        if scenario == .isolate && load.rooms != 2 { throw Fault(sentence: "isolate has two rooms") }
        if isPaced && !(1...1_000_000).contains(load.rate) { throw Fault(sentence: "rate: 1 to 1000000") }
        // Without a flood, isolate measures how the quiet room does alone.
        let leastWindow = scenario == .isolate ? 0 : 1
        if scenario != .latency && !(leastWindow...1_000_000).contains(load.window) {
            throw Fault(sentence: "window: \(leastWindow) to 1000000")
        }
    }

    /// Whether messages are said at a rate, at least in one room.
    public var isPaced: Bool { scenario == .latency || scenario == .isolate }

    /// The room of a client; nil where nobody joins any.
    public func room(of client: Int) -> Int? { load.rooms > 0 ? client % load.rooms : nil }

    /// The client who talks in a room.
    public func speaker(in room: Int) -> Int { room }

    /// Whether a client only talks.
    public func isSpeaker(_ client: Int) -> Bool { client < load.rooms }

    /// Whether a client reads nothing once everybody is there: every tenth member of a room that is to be stalled.
    public func neverReads(_ client: Int) -> Bool {
        switch scenario {
        case .stall: !isSpeaker(client) && client / load.rooms % 10 == 5
        case .isolate: !isSpeaker(client) && client % 2 == Plan.floodedRoom && client / 2 % 10 == 5
        case .fanout, .rooms, .latency, .idle, .churn: false
        }
    }

    /// The room of `isolate` that is flooded, and the one that is measured.
    public static let floodedRoom = 0
    /// The quiet one.
    public static let quietRoom = 1

    /// The one room whose times are measured, where it is not all of them.
    public var measuredRoom: Int? { scenario == .isolate ? Plan.quietRoom : nil }

    /// What is done, in a line.
    public var sentence: String {
        var parts = ["\(load.clients) clients"]
        if scenario != .idle && load.rooms > 0 { parts.append(load.rooms == 1 ? "1 room" : "\(load.rooms) rooms") }
        if scenario == .churn { return "churn: \(load.clients) clients at once, \(load.messages) visits" }
        if scenario != .idle { parts.append("\(load.messages) messages of \(load.bytes) bytes") }
        if isPaced { parts.append("\(load.rate) a second") }
        if load.window > 0 { parts.append("\(load.window) under way") }
        return "\(scenario.rawValue): " + parts.joined(separator: ", ")
    }
}
