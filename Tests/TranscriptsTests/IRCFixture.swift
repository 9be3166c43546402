import Transcripts

/// A simulated server with two IRC clients: ben, who is in #tea and receives its events, and ana, whose state the test
/// chooses.
struct IRCFixture {
    /// The progress of ana's client in connection registration, in joining rooms and in leaving the server.
    enum ClientState: CaseIterable {
        case arrived, negotiating, named, introduced, registered, registeredAndInARoom, registeredAndInTwoRooms, gone

        var isRegistered: Bool {
            switch self {
            case .registered, .registeredAndInARoom, .registeredAndInTwoRooms: true
            case .arrived, .negotiating, .named, .introduced, .gone: false
            }
        }

        /// The lines that a client sends to reach the state.
        var lines: [String] {
            switch self {
            case .arrived: []
            case .negotiating: ["CAP LS 302", "NICK ana"]
            case .named: ["NICK ana"]
            case .introduced: ["USER ana 0 * :Ana"]
            case .registered: ["NICK ana", "USER ana 0 * :Ana"]
            case .registeredAndInARoom: ClientState.registered.lines + ["JOIN #tea"]
            case .registeredAndInTwoRooms: ClientState.registered.lines + ["JOIN #own,#tea"]
            case .gone: ClientState.registered.lines + ["QUIT"]
            }
        }
    }

    /// The parameters that the tests append to each command: none, too many, valid ones, invalid ones and those of
    /// other commands.
    static let shapes = [
        "", "x", "ana", "ben", "#tea", "#nowhere", "#tea,#den,bad", "#tea,nobody,ana :words", "ana,ben,nobody", "*",
        "0", ":", "+b", "ana +i",
        "#tea +b",
        "#tea ben", "#tea ben,ana", "#own ana,nobody,ben :words", "#own +ob ben", "#own +k-o+I key ana",
        "#own,#tea ana,ben", "ben #tea", "#tea :words", "ben :words", "#tea :", "LS 302", "REQ :batch -batch",
        "a b c d",
        "a b c d e f g h i j k l m n o p q", "#\u{301}", ",", ",,,", "- - - -",
    ]

    private let world: SimulatedWorld

    init(_ state: ClientState, capabilities: String? = nil) throws {
        world = try SimulatedWorld([])
        try world.arrive("ben", speaking: "irc")
        for line in ["NICK ben", "USER ben 0 * :Ben", "JOIN #tea"] { try say(line, as: "ben") }
        try world.arrive("ana", speaking: "irc")
        if let capabilities { try say("CAP REQ :\(capabilities)") }
        for line in state.lines { try say(line) }
        if capabilities != nil { try say("CAP END") }
        _ = try heard(by: "ana")
        _ = try heard(by: "ben")
    }

    func say(_ line: String, as who: String = "ana") throws { try world.send(Array("\(line)\r\n".utf8), from: who) }

    func heard(by who: String) throws -> [String] {
        try world.leftovers(of: who).map { String(decoding: $0, as: UTF8.self) }
    }
}
