internal import Server
internal import Testing

/// The messages of other users disconnect no client, and unread messages take no more memory than the outboxes may.
@Suite(.serialized) struct UnreadMessagesTests {
    private func program(_ name: String, _ stage: Stage) throws -> Person {
        let program = try Person(name, at: stage.server.places[1])
        try program.logInOverStomp("refusals:message")
        try program.send(Array("BEGIN\ntransaction:-\nreceipt:0\n\n\0".utf8))
        _ = try program.receipt("0")
        return program
    }

    /// Connects an IRC user who joins the room `tea`, and whose client reads nothing afterwards. The bits of `number`
    /// choose the capabilities of the client.
    private func sloth(_ number: Int, _ stage: Stage) throws -> Person {
        let capabilities = ["server-time", "message-tags", "echo-message", "batch", "away-notify", "setname"]
        let asked = capabilities.enumerated().filter { number >> $0.offset & 1 == 1 }.map(\.element).joined(
            separator: " ")
        let sloth = try stage.visitor("sloth\(number)")
        if !asked.isEmpty { try sloth.say("CAP REQ :\(asked)") }
        try sloth.say("NICK \(sloth.name)\nUSER s 0 * :s\nCAP END\nJOIN #tea\nPING in")
        try sloth.skip(to: ":roost PONG roost :in")
        return sloth
    }

    @Test func `A direct message that the recipient can't take is refused to its speaker, and disconnects nobody`()
        throws
    {
        let places = ["irc+unix://\(scratchPath())", "stomp+unix://\(scratchPath())"]
        try Stage.play("outbox=65536", "outbox-reserve=65536", "message-lines=4096", at: places) { stage in
            let sloth = try sloth(0, stage)
            let bot = try program("bot", stage)
            let body = String(repeating: "a\n", count: 4_000)
            var refused = 0
            for number in 1...20 {
                try bot.send(
                    Array("SEND\ndestination:/user/sloth0\nid:m\(number)\nreceipt:\(number)\n\n\(body)\0".utf8))
                let answer = try bot.receipt("\(number)")
                if answer.contains("refusal:user-busy") { refused += 1 }
            }
            #expect(refused > 10 && refused < 20)
            try sloth.say("PING still-here")
            let heard = try sloth.skip(to: ":roost PONG roost :still-here").filter { $0.hasPrefix(":bot!") }
            #expect(heard.count == (20 - refused) * 4_000)
            // The server does not remember a refused message as sent, so that the client can send it again under the
            // same id.
            try bot.send(Array("SEND\ndestination:/user/sloth0\nid:m20\nreceipt:again\n\nonce more\0".utf8))
            #expect(try !bot.receipt("again").contains("repeated:yes"))
            #expect(try sloth.next().hasSuffix(" PRIVMSG sloth0 :once more\r"))
        }
    }

    @Test(.enabled(if: Process.ownsItsMemory))
    func `A transaction of long messages for members who do not read takes no more memory than their outboxes`()
        async
    {
        await #expect(processExitsWith: .success) {
            let places = ["irc+unix://\(scratchPath())", "stomp+unix://\(scratchPath())"]
            try Stage.play(
                "outbox=262144", "outbox-reserve=262144", "message-lines=4096", "unfinished=2000000",
                "clients-per-address=off", at: places
            ) { stage in
                let tests = UnreadMessagesTests()
                let sloths = try (0..<10).map { try tests.sloth($0, stage) }
                let bot = try tests.program("bot", stage)
                try bot.send(Array("SUBSCRIBE\nid:s\ndestination:/room/tea\nreceipt:in\n\n\0".utf8))
                _ = try bot.receipt("in")
                let before = Process.residentKiB()
                let said =
                    "SEND\ndestination:/room/tea\ntransaction:-\n\n" + String(repeating: "a\n", count: 4_096) + "\0"
                for _ in 0..<100 { try bot.send(Array(said.utf8)) }
                try bot.send(Array("COMMIT\ntransaction:-\nreceipt:done\n\n\0".utf8))
                #expect(try !bot.receipt("done").contains { $0.hasPrefix("refusal:") })
                // The peak, since memory that the room needs only for a moment is taken from the machine, too.
                let peak = Process.peakKiB()
                #expect(peak < before + 24_576, "\(before) KiB, then \(peak) at most")
                for sloth in sloths {
                    try sloth.say("PING still-here")
                    try sloth.skip(to: ":roost PONG roost :still-here")
                }
            }
        }
    }
}
