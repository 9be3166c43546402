internal import Server
internal import Testing
internal import Threads

/// Flood control delays the input of a client that sends too fast, and loses none of it.
@Suite(.serialized) struct FloodTests {
    @Test func `After the burst, a line waits for its turn`() throws {
        try Stage.play("messages-per-second=1", "message-burst=30") { stage in
            let people = try stage.people("ana", "ben")
            let begun = Clock.monotonic()
            for number in 1...32 { try people[0].say("\(number)") }
            var moments: [UInt64] = []
            for number in 1...32 {
                #expect(try people[1].next() == "[lobby] ana: \(number)")
                moments.append((Clock.monotonic() - begun) / 1_000_000)
            }
            // Without a burst, the thirtieth line would arrive after 29 s. With it, the line arrives as soon as the
            // machine delivers it.
            #expect(moments[29] < 25_000, "\(moments)")
            #expect(moments[30] >= 900 && moments[31] >= 1_900, "\(moments)")
        }
    }

    @Test func `Questions are held back, too, and cost a tenth of a message`() throws {
        try Stage.play("messages-per-second=2", "message-burst=30") { stage in
            let ana = try stage.person("ana")
            let begun = Clock.monotonic()
            for _ in 0..<60 { try ana.say("/who\n/rooms\n/topic\n/nonsense\n/switch lobby\n/who *") }
            #expect(try ana.fence().count == 360)
            // The questions cost as much as 36 messages. 30 of them pass at once, and the rest takes 3 s. If each
            // question cost a message, they would take almost three minutes.
            let took = (Clock.monotonic() - begun) / 1_000_000
            #expect(took >= 2_500 && took < 60_000, "\(took) ms")
        }
    }

    @Test func `A hang-up of a client that is held back is noticed at once`() throws {
        try Stage.play("messages-per-second=1", "message-burst=1") { stage in
            let ben = try stage.person("ben")
            let ana = try stage.person("ana")
            try ana.say(String(repeating: "one more\n", count: 60))
            try ben.skip(to: "[lobby] ana: one more")
            let begun = Clock.monotonic()
            ana.vanish()
            let rest = try ben.skip(to: "[lobby] -- ana left: connection reset")
            #expect(Clock.monotonic() - begun < 20_000_000_000)
            #expect(rest.count <= 21, "what was held back was said all at once")
        }
    }

    @Test func `The messages of a client that half-closes are all delivered`() throws {
        try Stage.play("messages-per-second=4", "message-burst=2") { stage in
            let ben = try stage.person("ben")
            let ana = try stage.person("ana")
            try ana.say("1\n2\n3\n4\n5\n/quit that was all")
            #expect(try ana.hangUp() == ["-- goodbye"])
            let said = (1...5).map { "[lobby] ana: \($0)" }
            #expect(try ben.fence() == ["[lobby] -- ana joined"] + said + ["[lobby] -- ana left: that was all"])
        }
    }

    @Test func `The end of the server does not wait for a client that is held back`() throws {
        try Stage.play("messages-per-second=1", "message-burst=1") { stage in
            let ben = try stage.person("ben")
            let ana = try stage.person("ana")
            try ana.say(String(repeating: "one more\n", count: 200))
            try ben.skip(to: "[lobby] ana: one more")
            let begun = Clock.monotonic()
            #expect(stage.server.stop())
            #expect(Clock.monotonic() - begun < 20_000_000_000)
            #expect(try ana.readToEnd().last == "-- goodbye: the server is shutting down")
            #expect(try ben.readToEnd().filter { $0.hasPrefix("[lobby] ana: ") }.count <= 21)
        }
    }

    @Test func `Commands of a client that has gone are not carried out any more`() throws {
        try Stage.play(at: ["plain+unix://\(scratchPath())"]) { stage in
            let people = try stage.people("ben", "ana")
            _ = try people[0].fence()
            // The replies fill the socket, so that the handler thread waits for ana, who reads nothing and hangs up.
            try people[1].send(Array((String(repeating: "/help\n", count: 600) + "/msg ben lost\n").utf8))
            people[1].close()
            let heard = try people[0].skip(to: "[lobby] -- ana left")
            #expect(!heard.contains { $0.hasPrefix("[direct] ") })
        }
    }
}
