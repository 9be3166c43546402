internal import Server
internal import Testing
internal import Threads

/// A client that does not read delays no other client, costs at most one outbox of memory, and can read the reason for
/// its disconnection in the end.
@Suite(.serialized) struct StallTests {
    private static let line = String(repeating: "x", count: 4_000)
    /// The number of lines that fill the kernel's buffers and the outbox of a client that never reads.
    private static let lines = 1_800

    @Test func `A client that never reads is disconnected, and no other user notices`() throws {
        try Stage.play("slow-reader=disconnect") { stage in
            let people = try stage.people("ana", "ben", "sloth")
            // Ben reads each message before ana sends the next, so that ben is never too slow, however busy the machine
            // is.
            for number in 0..<Self.lines {
                try people[0].say("\(number) \(Self.line)")
                let heard = try people[1].skip(to: "[lobby] ana: \(number) ").filter { $0.hasPrefix("[lobby] ana: ") }
                #expect(heard == ["[lobby] ana: \(number) \(Self.line)"])
            }
            #expect(try people[0].next() == "[lobby] -- sloth left: read too slowly")
            let read = try people[2].readToEnd()
            #expect(read.last == "-- goodbye: you read too slowly, too much was waiting for you")
            let said = read.filter { $0.hasPrefix("[lobby] ana: ") }
            #expect(said == (0..<said.count).map { "[lobby] ana: \($0) \(Self.line)" })
        }
    }

    @Test(.enabled(if: Process.ownsItsMemory)) func `A thousand messages for twenty stalled clients are kept once`()
        async
    {
        await #expect(processExitsWith: .success) {
            try Stage.play("outbox=4194304") { stage in
                let ana = try stage.person("ana")
                let sloths = try (0..<20).map { try stage.person("sloth\($0)") }
                _ = try ana.fence()
                let before = Process.residentKiB()
                for _ in 0..<1_000 { try ana.say(StallTests.line) }
                #expect(try ana.fence() == [])
                let after = Process.residentKiB()
                #expect(after < before + 16_384, "\(before) KiB, then \(after)")
                for sloth in sloths { sloth.vanish() }
            }
        }
    }

    @Test func `A client that stalls in the middle of a long reply is disconnected in time`() throws {
        try Stage.play("outbox=131072", "slow-reader=disconnect") { stage in
            let people = try stage.people("ana", "sloth")
            let isOver = Locked(false)
            try together(2) { index in
                if index == 0 {
                    // The handler thread of sloth waits until sloth reads the replies. When the room gives sloth up, it
                    // must wake that thread.
                    try? people[1].send(Array(String(repeating: "/help\n", count: 50_000).utf8))
                } else {
                    let deadline = Deadline.after(seconds: 60)
                    while !isOver.withLock({ $0 }) && !deadline.hasPassed {
                        for _ in 0..<50 { try people[0].say(Self.line) }
                        let heard = try people[0].fence()
                        if heard.contains("[lobby] -- sloth left: read too slowly") { isOver.withLock { $0 = true } }
                    }
                    #expect(isOver.withLock { $0 })
                    people[1].vanish()
                }
            }
        }
    }

    @Test func `A visitor who never reads is disconnected sooner`() throws {
        try Stage.play("login-bytes=off", "login-lines=off", "shutdown-seconds=1") { stage in
            let visitor = try stage.visitor()
            let hasEnded = eventually {
                (try? visitor.send(Array(String(repeating: "/help\n", count: 100).utf8))) == nil
            }
            #expect(hasEnded)
        }
    }
}
