import Testing
import Transcripts
import Wire

@testable import Dialects

/// Checks that an outsider gets the same replies for a secret room as for a room that does not exist, to every request
/// in every dialect.
///
/// Each request is sent in two worlds that differ only in whether the secret room exists. Both must reply with the same
/// bytes.
@Suite struct SecretRoomTests {
    @Test func `Every command of every dialect has a row in this table`() {
        #expect(Set(Self.irc.keys) == Set(IRCCommand.table.map(\.name)))
        #expect(Set(Self.plain.keys) == Set(PlainCommand.table.map(\.name)))
        #expect(Set(Self.stompFrames.keys) == Set(StompFrameHandler.table.map(\.command.rawValue)))
        #expect(Set(Self.stompQuestions.keys) == Set(StompServerCommand.table.map(\.word)))
    }

    /// Returns the requests of a dialect, in the alphabetical order of the commands in each table.
    static func questions(_ dialect: String) -> [String] {
        let tables =
            switch dialect {
            case "irc": [irc]
            case "plain": [plain]
            default: [stompFrames, stompQuestions]
            }
        return tables.flatMap { $0.sorted { $0.key < $1.key } }.flatMap { row in
            if case .asks(let questions) = row.value { questions } else { [String]() }
        }
    }

    @Test(
        arguments: ["irc", "irc with labels", "plain", "stomp"], ["+s", "+s-n", "+si", "+sim", "+sk owl", "+sb ben"])
    func `A secret room answers outsiders as a room that does not exist`(_ dialect: String, _ modes: String) throws {
        for question in Self.questions(String(dialect.prefix { $0 != " " })) {
            for name in ["Den", "den", "DEN"] {
                let line = question.replacing("ROOM", with: name)
                let secret = try Scene(SimulatedWorld([]), dialect, modes: modes)
                let none = try Scene(SimulatedWorld([]), dialect, modes: nil)
                #expect(try secret.answers(to: line) == none.answers(to: line), "\(line), \(modes)")
                #expect(try secret.isQuiet(), "\(line), \(modes)")
            }
        }
    }

    @Test(arguments: ["irc", "irc with labels", "plain", "stomp"])
    func `A secret room of the running server answers outsiders as a room that does not exist`(
        _ dialect: String
    ) throws {
        let (first, second) = (try SocketWorld([]), try SocketWorld([]))
        defer {
            first.close()
            second.close()
        }
        let secret = try Scene(first, dialect, modes: "+s-n")
        let none = try Scene(second, dialect, modes: nil)
        // UNSUBSCRIBE with an unknown subscription id ends the session, so this test leaves it out.
        for question in Self.questions(String(dialect.prefix { $0 != " " })) where !question.hasPrefix("UNSUBSCRIBE") {
            let line = question.replacing("ROOM", with: "dEN")
            #expect(try secret.answers(to: line) == none.answers(to: line), "\(line)")
            #expect(try secret.isQuiet(), "\(line)")
        }
    }
}

/// A world with two clients: ana uses IRC and is in #pub, and in the secret room #Den if it exists; ben is in neither
/// room and sends the requests.
private struct Scene {
    private let world: any World
    private let dialect: String

    init(_ world: any World, _ dialect: String, modes: String?) throws {
        self.world = world
        self.dialect = dialect
        try world.arrive("ana", speaking: "irc")
        for line in ["NICK ana", "USER ana 0 * :Ana", "JOIN #pub"] { try say(line, as: "ana") }
        if let modes {
            for line in ["JOIN #Den", "TOPIC #Den :tea", "MODE #Den \(modes)"] { try say(line, as: "ana") }
        }
        try world.arrive("ben", speaking: String(dialect.prefix { $0 != " " }))
        let arrival =
            switch dialect {
            case "irc": ["NICK ben", "USER ben 0 * :Ben"]
            case "irc with labels":
                [
                    "CAP REQ :labeled-response batch message-tags echo-message standard-replies", "NICK ben",
                    "USER ben 0 * :Ben", "CAP END",
                ]
            case "plain": ["/login ben"]
            default: ["CONNECT accept-version:1.2 login:ben"]
            }
        for line in arrival { try say(line, as: "ben") }
        _ = try heard(by: "ben")
        _ = try heard(by: "ana")
    }

    func answers(to question: String) throws -> [String] {
        for line in question.split(separator: "\n") {
            let isLabelled = dialect == "irc with labels"
            let label = line.hasPrefix("@") ? "@label=7;" + line.dropFirst() : "@label=7 " + line
            try say(isLabelled ? label : String(line), as: "ben")
        }
        return try heard(by: "ben").map { line in
            // Removes what differs between any two servers: disguised addresses, which are random, times and message
            // ids.
            line.replacing(/[0-9a-z]+\.cloak/, with: "cloak").replacing(/(time|idle):\S+/, with: "")
                .replacing(/\s317\s.*/, with: "")
                .replacing(/msgid=\S+/, with: "").replacing(/message-id:\S+/, with: "")
        }
    }

    /// Whether ana, the member of the room, has received nothing because of the request, apart from messages to her
    /// alone.
    func isQuiet() throws -> Bool { try heard(by: "ana").filter { !$0.contains(" PRIVMSG ana ") }.isEmpty }

    private func say(_ line: String, as who: String) throws { try world.send(Array("\(line)\n".utf8), from: who) }

    private func heard(by who: String) throws -> [String] {
        try world.leftovers(of: who).map { String(decoding: $0, as: UTF8.self) }
    }
}
