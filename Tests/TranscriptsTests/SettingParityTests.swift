import Chat
import Client
import Testing
import Transcripts

/// Checks that every room setting, list and role can be changed in every dialect, with the same effect.
@Suite struct SettingParityTests {
    /// The ways to change a setting. `typed` is what a user types into the client `roost`, which speaks STOMP.
    enum Way: CaseIterable { case plain, irc, stomp, typed }

    private func argument(of mode: RoomMode) -> String {
        switch mode {
        case .flag: ""
        case .key: "owl"
        case .limit: "50"
        case .slow: "7"
        case .list: "x*!y@*"
        case .role: "ben"
        }
    }

    private func isSetAtFirst(_ mode: RoomMode) -> Bool {
        mode == .flag(.membersOnly) || mode == .flag(.topicLocked)
    }

    /// Returns the MODE line that an IRC member receives for the change, without its source.
    private func told(_ mode: RoomMode, isSet: Bool) -> String {
        let takesArgument =
            switch mode {
            case .flag: false
            case .limit, .slow: isSet
            case .key, .list, .role: true
            }
        let letter = String(decoding: [mode.letter], as: UTF8.self)
        return "MODE #den \(isSet ? "+" : "-")\(letter)" + (takesArgument ? " \(argument(of: mode))" : "")
    }

    @Test(arguments: RoomMode.all, Way.allCases)
    func `Every setting, list and role is set and taken away alike in every dialect`(
        _ mode: RoomMode, _ way: Way
    ) throws {
        let stage = try Stage(way)
        let name = mode.name
        for isSet in isSetAtFirst(mode) ? [false, true] : [true, false] {
            try stage.change(mode, argument(of: mode), isSet: isSet)
            let lines = try stage.heard()
            #expect(lines.map { $0.drop { $0 != " " }.dropFirst() } == [told(mode, isSet: isSet)[...]], "\(name)")
        }
    }

    /// A simulated world with three clients: ana, the founder of the room den, makes the changes in the given way; ben
    /// is a member; wes is a member on IRC, and the test reads what he receives.
    private final class Stage {
        private let world: SimulatedWorld
        private let way: Way
        private var session = StompSession(
            StompLogin(name: "ana", rooms: ["den"], comesBack: false, token: "t"))

        init(_ way: Way) throws {
            self.way = way
            world = try SimulatedWorld([])
            switch way {
            case .plain:
                try world.arrive("ana", speaking: "plain")
                try send("/login ana\n/join den\n")
            case .irc:
                try world.arrive("ana", speaking: "irc")
                try send("NICK ana\r\nUSER ana 0 * :Ana\r\nJOIN #den\r\n")
            case .stomp:
                try world.arrive("ana", speaking: "stomp")
                try send("CONNECT accept-version:1.2 login:ana\n")
                try send("SUBSCRIBE id:d destination:/room/den\n")
            case .typed:
                try world.arrive("ana", speaking: "stomp")
                session.connected(at: 0)
                session.receive(Array("CONNECTED\nversion:1.2\nserver:roost\nuser:ana\n\n\0".utf8), at: 0)
                try world.send(session.takeOutgoing(), from: "ana")
            }
            try change(.role(.founder), "ana", isSet: true)
            for who in ["ben", "wes"] {
                try world.arrive(who, speaking: "irc")
                try world.send(Array("NICK \(who)\r\nUSER \(who) 0 * :x\r\nJOIN #den\r\n".utf8), from: who)
            }
            _ = try heard()
        }

        private func send(_ text: String) throws { try world.send(Array(text.utf8), from: "ana") }

        func heard() throws -> [String] {
            try world.leftovers(of: "wes").map { String(decoding: $0, as: UTF8.self) }
        }

        func change(_ mode: RoomMode, _ argument: String, isSet: Bool) throws {
            let typed = "/room \(mode.name)" + (argument.isEmpty ? "" : " \(argument)") + (isSet ? "" : " off")
            switch way {
            case .plain: try send(typed + "\n")
            case .irc:
                let letter = String(decoding: [mode.letter], as: UTF8.self)
                try send("MODE #den \(isSet ? "+" : "-")\(letter) \(argument)\r\n")
            case .stomp:
                let value = argument.isEmpty ? "" : " value:\(argument)"
                try send(
                    "SEND destination:/server/room room:den setting:\(mode.name)\(value) change:\(isSet ? "set" : "unset")\n"
                )
            case .typed:
                session.type(typed, in: .room("den"))
                try world.send(session.takeOutgoing(), from: "ana")
            }
        }
    }
}
