import Testing
import Transcripts
import Wire

@testable import Dialects

/// Tries every STOMP command in every state of a session. Before CONNECT, every other command gets ERROR, and no other
/// user receives anything. A second CONNECT is refused. A client that has disconnected gets no reply. Every other
/// command outside a transaction gets exactly one RECEIPT or ERROR frame, as its last reply.
@Suite struct StompStateTests {
    enum State: CaseIterable {
        case arrived, connected, inARoom, inATransaction, gone

        var frames: [String] {
            switch self {
            case .arrived: []
            case .connected: ["CONNECT accept-version:1.2 login:ana"]
            case .inARoom: State.connected.frames + ["SUBSCRIBE id:a destination:/room/tea ack:client"]
            case .inATransaction: State.inARoom.frames + ["BEGIN transaction:t"]
            case .gone: State.connected.frames + ["DISCONNECT"]
            }
        }
    }

    /// The headers that the tests append to each command: none, valid ones, invalid ones and those of other commands.
    static let shapes =
        [
            "", "id:a", "id:b", "destination:/room/tea", "id:b destination:/room/tea", "id:b destination:/room/den",
            "destination:/user/ben", "destination:/user/nobody", "destination:/server/who", "destination:",
            "destination:/room/",
            "transaction:t", "transaction:u", "transaction:", "transaction:t destination:/room/tea", "id:1-1",
            "id:1-1 transaction:t", "login:eve accept-version:1.2", "accept-version:9 login:eve", "id:",
            "ack:never id:b",
        ]

    /// The destinations of the server commands, each without headers, with some of its headers, and with more headers
    /// than it takes.
    static let questions = StompServerCommand.table.flatMap { question in
        [
            "", " room:tea", " room:tea user:ben",
            " room:tea mask:ben value:5 setting:limit name:anna count:2 after:1",
        ].map {
            "destination:/server/\(question.word)\($0)"
        }
    }

    private func stage(_ state: State) throws -> SimulatedWorld {
        let world = try SimulatedWorld([])
        try world.arrive("ben", speaking: "stomp")
        for frame in ["CONNECT accept-version:1.2 login:ben", "SUBSCRIBE id:b destination:/room/tea"] {
            try world.send(Array("\(frame)\n".utf8), from: "ben")
        }
        try world.arrive("ana", speaking: "stomp")
        for frame in state.frames { try world.send(Array("\(frame)\n".utf8), from: "ana") }
        _ = try heard(by: "ana", in: world)
        _ = try heard(by: "ben", in: world)
        return world
    }

    private func heard(by who: String, in world: SimulatedWorld) throws -> [String] {
        try world.leftovers(of: who).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: StompFrameHandler.table.map(\.command), State.allCases)
    func `Every STOMP command is answered as its state allows`(_ command: StompCommand, _ state: State) throws {
        let action = try #require(StompFrameHandler.named(command))
        for shape in command == .send ? Self.shapes + Self.questions : Self.shapes {
            let world = try stage(state)
            let line = "\(command.rawValue) \(shape) receipt:R\(command == .send ? " | x" : "")".replacing(
                "  ", with: " ")
            for time in ["once", "twice"] {
                try world.send(Array("\(line)\n".utf8), from: "ana")
                let answers = try heard(by: "ana", in: world)
                let told = try heard(by: "ben", in: world)
                let place: Comment = "\(line), \(time), \(state): \(answers)"
                if time == "twice" && answers.isEmpty { continue }
                if state == .gone {
                    #expect(answers.isEmpty && told.isEmpty, place)
                } else if state == .arrived && !action.opens {
                    #expect(answers.count == 1 && answers[0].hasPrefix("ERROR message:CONNECT comes first "), place)
                    #expect(told.isEmpty, place)
                } else if state != .arrived && action.opens {
                    #expect(
                        answers.count == 1 && answers[0].contains(" refusal:already-logged-in receipt-id:R "), place)
                } else if !action.opens && !shape.contains("transaction:t") {
                    let ends = answers.filter { $0.hasPrefix("RECEIPT receipt-id:R") || $0.hasPrefix("ERROR ") }
                    #expect(ends.count == 1 && answers.last == ends.last, place)
                }
            }
        }
    }
}
