/// A scenario with its numbers: the room of each client, the speakers, and the clients that never read.
public struct Plan: Equatable, Sendable {
    /// The scenario to run.
    public let scenario: Scenario
    /// The amount of load.
    public let load: Load

    /// Why the numbers do not fit together; the sentence is for the user who gave them.
    public struct Inconsistency: Error, Equatable, Sendable {
        /// The sentence that says what to correct.
        public let sentence: String
    }

    /// The maximum size of a message: with the longest name and room before it, it still fits into a line of IRC.
    public static let mostBytes = 400

    /// Creates a plan, and checks that each room has a speaker and at least one receiving member.
    ///
    /// - Throws: `Inconsistency` when the numbers do not fit together.
    public init(_ scenario: Scenario, _ load: Load) throws(Inconsistency) {
        self.scenario = scenario
        self.load = load
        guard load.clients > 0, load.clients <= 1_000_000 else {
            throw Inconsistency(sentence: "clients: 1 to 1000000")
        }
        if scenario == .idle { return }
        guard load.messages > 0, load.messages <= 100_000_000 else {
            throw Inconsistency(sentence: "messages: 1 to 100000000")
        }
        guard load.rooms > 0, load.rooms <= 10_000 else { throw Inconsistency(sentence: "rooms: 1 to 10000") }
        if scenario == .churn { return }
        guard (ProbeText.leastBytes...Plan.mostBytes).contains(load.bytes) else {
            throw Inconsistency(sentence: "bytes: \(ProbeText.leastBytes) to \(Plan.mostBytes)")
        }
        guard load.clients >= 2 * load.rooms else {
            throw Inconsistency(
                sentence: "each of \(load.rooms) rooms needs two clients, and there are \(load.clients)")
        }
        if scenario == .isolate && load.rooms != 2 { throw Inconsistency(sentence: "isolate has two rooms") }
        if isPaced && !(1...1_000_000).contains(load.rate) { throw Inconsistency(sentence: "rate: 1 to 1000000") }
        // Without a flood, `isolate` measures the quiet room alone.
        let leastWindow = scenario == .isolate ? 0 : 1
        if scenario != .latency && !(leastWindow...1_000_000).contains(load.window) {
            throw Inconsistency(sentence: "window: \(leastWindow) to 1000000")
        }
    }

    /// Whether speakers send at a fixed rate, in at least one room.
    public var isPaced: Bool { scenario == .latency || scenario == .isolate }

    /// Returns the room of a client; nil when clients join no rooms.
    public func room(of client: Int) -> Int? { load.rooms > 0 ? client % load.rooms : nil }

    /// Returns the client that sends the messages of a room.
    public func speaker(in room: Int) -> Int { room }

    /// Returns whether a client is the speaker of its room, and so only sends.
    public func isSpeaker(_ client: Int) -> Bool { client < load.rooms }

    /// Returns whether a client stops reading once all clients have joined: every tenth member of a room to be stalled.
    public func neverReads(_ client: Int) -> Bool {
        switch scenario {
        case .stall: !isSpeaker(client) && client / load.rooms % 10 == 5
        case .isolate: !isSpeaker(client) && client % 2 == Plan.floodedRoom && client / 2 % 10 == 5
        case .fanout, .rooms, .latency, .idle, .churn: false
        }
    }

    /// The room of `isolate` that is flooded.
    public static let floodedRoom = 0
    /// The room of `isolate` that is measured.
    public static let quietRoom = 1

    /// The only room whose times are measured; nil when all rooms are measured.
    public var measuredRoom: Int? { scenario == .isolate ? Plan.quietRoom : nil }

    /// Describes the plan in one line.
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
