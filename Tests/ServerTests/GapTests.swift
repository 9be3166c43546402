internal import Server
internal import Testing
internal import Threads

/// Who falls behind misses what is said in rooms and nothing else, and is told exactly what.
@Suite(.serialized) struct GapTests {
    private static let line = String(repeating: "x", count: 4_000)
    /// More than the kernel keeps for a client that does not read, and the outbox behind it.
    private static let lines = 1_800

    private func isTalk(_ line: String) -> Bool { line.contains("] ana: ") || line.contains(" PRIVMSG #lobby :") }

    @Test func whoStopsReadingAndGoesOnLaterIsToldWhatTheyMissed() throws {
        try Stage.play { stage in
            let people = try stage.people("ana", "ben", "sloth")
            // Sloth's coming has the number 3.
            var story: [String] = []
            for number in 0..<Self.lines {
                try people[0].say("\(number) \(Self.line)")
                story += try people[1].skip(to: "[lobby] ana: \(number) ")
            }
            try people[0].say("/topic tea\n/msg sloth are you there?\n/name anna")
            _ = try people[0].fence()
            story += try people[1].fence()
            var heard = try people[2].fence() + people[2].fence()
            #expect(heard.filter { $0 == "[direct] ana: are you there?" }.count == 1)
            heard.removeAll { $0.hasPrefix("[direct] ") }
            let gaps = Account(story: story, first: 4, isTalk: isTalk).settle(heard)
            #expect(gaps.count == 1)
            let gap = try #require(gaps.first)
            #expect(gap.numbers.upperBound == 3 + Self.lines && gap.count > 200)
            #expect(
                heard.last == "[lobby] -- you read too slowly and missed \(gap.count) messages; "
                    + "/history \(gap.numbers.lowerBound)-\(gap.numbers.upperBound) shows what is remembered of them")
            try people[0].say("welcome back")
            #expect(try people[2].next() == "[lobby] anna: welcome back")
        }
    }
}
