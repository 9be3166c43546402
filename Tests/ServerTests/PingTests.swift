internal import Testing

/// A PONG is a fence for what others did, too.
@Suite struct PingTests {
    private static let rounds = 200

    /// Which of two threads runs first is the machine's choice, so a few may be late; without the fence most are.
    @Test func whatOthersSaidBeforeIsHeardBeforeThePong() throws {
        try Stage.play(at: ["irc://127.0.0.1:0", "plain://127.0.0.1:0"]) { stage in
            let (ana, ben) = (try member("ana", stage), try member("ben", stage))
            _ = try ana.skip(to: ":ben!")
            var late = 0
            for round in 0..<Self.rounds {
                try ben.say("PRIVMSG #den :\(round)")
                try ana.say("PING \(round)")
                let first = try ana.next()
                let second = try ana.next()
                if first.contains(" PONG ") { late += 1 }
                #expect([first, second].contains { $0.contains(" PRIVMSG #den :\(round)") })
            }
            #expect(late < Self.rounds / 10, "\(late) of \(Self.rounds)")
        }
    }

    private func member(_ name: String, _ stage: Stage) throws -> Person {
        let person = try stage.visitor(name)
        try person.say("NICK \(name)\r\nUSER \(name) 0 * :\(name)\r\nJOIN #den\r")
        _ = try person.skip(to: ":roost 366 ")
        return person
    }
}
