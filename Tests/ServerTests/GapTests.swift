internal import Server
internal import Sockets
internal import Testing
internal import Threads

/// A client that falls behind misses room messages and no other events, and is told exactly which messages it missed.
///
/// The clients use Unix sockets, for which the kernel buffers little. Over TCP it takes long to fill the buffers of a
/// client that reads nothing.
@Suite(.serialized) struct GapTests {
    private static let line = String(repeating: "x", count: 4_000)

    @Test func `A client that stops reading and continues later is told what it missed`() throws {
        try Stage.play { stage in
            let people = try stage.people("ana", "ben", "sloth")
            // The join of sloth has the number 3. The 1,800 messages are more than the kernel's buffers and sloth's
            // outbox hold.
            var story: [String] = []
            for number in 0..<1_800 {
                try people[0].say("\(number) \(Self.line)")
                story += try people[1].skip(to: "[lobby] ana: \(number) ")
            }
            try people[0].say("/topic tea\n/msg sloth are you there?\n/name anna")
            _ = try people[0].fence()
            story += try people[1].fence()
            var heard = try people[2].fence() + people[2].fence()
            #expect(heard.filter { $0 == "[direct] ana: are you there?" }.count == 1)
            heard.removeAll { $0.hasPrefix("[direct] ") }
            let gaps = RoomRecord(story: story, first: 4) { $0.hasPrefix("[lobby] ana: ") }.settle(heard)
            let gap = try #require(gaps.first)
            #expect(gaps.count == 1 && gap.numbers.upperBound == 1_803 && gap.count > 200)
            let numbers = "\(gap.numbers.lowerBound)-\(gap.numbers.upperBound)"
            #expect(
                heard.last == "[lobby] -- you read too slowly and missed \(gap.count) messages; "
                    + "/history \(numbers) shows what is remembered of them")
            try people[2].say("/history \(numbers)")
            let rest = ["[lobby] -- what was said up to number 1603 is not remembered any more"]
            #expect(try people[2].fence() == rest + (1_600..<1_800).map { "[lobby] ana: \($0) \(Self.line)" })
            try people[0].say("welcome back")
            #expect(try people[2].next() == "[lobby] anna: welcome back")
        }
    }

    @Test func `IRC reports the gap in the channel, and a slow reader who speaks meanwhile gets the user's own echo`()
        throws
    {
        let unhurried = ["ping-seconds=off", "silence-seconds=off"]
        try Stage.play("outbox=65536", unhurried[0], unhurried[1], at: ["irc+unix://\(scratchPath())"]) { stage in
            let people = try ["ana", "ben", "sloth"].map { name in
                let person = try stage.visitor(name)
                try person.say("CAP REQ echo-message\nNICK \(name)\nUSER \(name) 0 * :\(name)\nCAP END\nJOIN #lobby")
                try person.skip(to: ":roost 366 ")
                return person
            }
            func fence(_ person: Person) throws -> [String] {
                try person.say("PING fence")
                return try person.skip(to: ":roost PONG ").dropLast().map { String($0.dropLast()) }
            }
            for person in people { _ = try fence(person) }
            var story: [String] = []
            for number in 0..<2_500 {
                let talker = number % 100 == 99 ? people[2] : people[0]
                try talker.say("PRIVMSG #lobby :\(number) \(Self.line.prefix(400))")
                if number == 2_000 { try people[0].say("TOPIC #lobby :tea") }
                if talker !== people[2] { _ = try fence(talker) }
                story += try people[1].skip(to: ":\(talker.name)!").map { String($0.dropLast()) }
            }
            story += try fence(people[1])
            let heard = try fence(people[2]) + fence(people[2])
            // The echoes of sloth's own messages are never missed, so that only messages of ana may be in a gap.
            let gaps = RoomRecord(story: story, first: 4) { $0.hasPrefix(":ana!") && $0.contains(" PRIVMSG ") }.settle(
                heard)
            #expect(gaps.count == 1 && gaps[0].count > 200)
            let notice = try #require(heard.last { $0.hasPrefix(":roost NOTICE ") })
            let form =
                /:roost NOTICE #lobby :You read too slowly and missed \d+ messages, \d+-\d+, said from \S+Z to \S+Z/
            #expect(try form.wholeMatch(in: notice) != nil, "\(notice)")
        }
    }

    @Test func `The commands of a slow reader are still carried out`() throws {
        try Stage.play("outbox=65536", at: ["plain+unix://\(scratchPath())"]) { stage in
            let people = try stage.people("ana", "sloth")
            for _ in 0..<200 { try people[0].say(Self.line) }
            _ = try people[0].fence()
            // The replies wait in the outbox behind all messages, but the handler thread does not wait until they are
            // sent.
            try people[1].say("/help\n/name slothful")
            #expect(try people[0].next() == "[lobby] -- sloth is now slothful")
            let heard = try people[1].fence()
            #expect(heard.contains("-- you are now slothful"))
            #expect(heard.contains { $0.hasPrefix("-- /login ") })
        }
    }

    @Test func `A slow reader who leaves a room is told of the gap first`() throws {
        try Stage.play("outbox=65536", at: ["plain+unix://\(scratchPath())"]) { stage in
            let people = try stage.people("ana", "sloth")
            for _ in 0..<200 { try people[0].say(Self.line) }
            _ = try people[0].fence()
            try people[1].say("/leave")
            #expect(try people[0].next() == "[lobby] -- sloth left")
            for _ in 0..<200 { try people[0].say(Self.line) }
            try people[1].say("/quit")
            let heard = try people[1].readToEnd().drop { $0.hasPrefix("[lobby] ana: ") }
            // Ana's join has the number 1, sloth's the number 2, and the last message before sloth's leave the number
            // 202.
            let gap = try #require(heard.first.flatMap(RoomRecord.Gap.init))
            #expect(gap.numbers.upperBound == 202 && gap.count == gap.numbers.count)
            #expect(heard.dropFirst() == ["[lobby] -- you left", "-- goodbye"])
        }
    }

    @Test func `A slow reader is disconnected once the reserve is full`() throws {
        try Stage.play("outbox=65536", "outbox-reserve=65536", at: ["plain+unix://\(scratchPath())"]) { stage in
            let people = try stage.people("ana", "sloth")
            for _ in 0..<200 { try people[0].say(Self.line) }
            #expect(try people[0].fence() == [])
            let topic = String(repeating: "t", count: 390)
            for _ in 0..<400 { try people[0].say("/topic \(topic)") }
            try people[0].skip(to: "[lobby] -- sloth left: read too slowly")
            #expect(try people[1].readToEnd().last == "-- goodbye: you read too slowly, too much was waiting for you")
        }
    }

    @Test(.enabled(if: Process.ownsItsMemory)) func `Skipped messages take no memory`() async {
        await #expect(processExitsWith: .success) {
            try Stage.play { stage in
                let ana = try stage.person("ana")
                let sloths = try (0..<20).map { try stage.person("sloth\($0)") }
                _ = try ana.fence()
                let before = Process.residentKiB()
                for _ in 0..<5_000 { try ana.say(GapTests.line) }
                #expect(try ana.fence() == [])
                // All outboxes share the bytes that wait for the sloths. The skipped part of the 20 MB of messages is
                // not kept.
                let after = Process.residentKiB()
                #expect(after < before + 16_384, "\(before) KiB, then \(after)")
                for sloth in sloths { sloth.vanish() }
            }
        }
    }
}
