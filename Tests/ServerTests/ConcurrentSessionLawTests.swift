internal import Testing

@testable internal import Server

/// Users with one to four sessions in mixed dialects, each session on its own thread, receive the same events of a room
/// in the same order.
@Suite struct ConcurrentSessionLawTests {
    private static let places = ["plain://127.0.0.1:0", "irc://127.0.0.1:0", "stomp://127.0.0.1:0"]

    private func play(_ story: (Stage) throws -> Void) throws {
        try Stage.play("room-queue=4096", at: Self.places, with: { $0.attachesSessionsByName = true }, story)
    }

    @Test(arguments: UInt64(1)...6)
    func `Every session hears a part of one story without a gap, whatever its dialect`(_ seed: UInt64) throws {
        try play { stage in
            let witness = try SessionClient("witness", id: 0, .plain, on: stage, seed: 0)
            try witness.join()
            try witness.fence()
            var sessions: [SessionClient] = []
            for user in 1...3 {
                for number in 0..<(1 + (Int(seed) + user) % 4) {
                    let dialect = SessionClient.Dialect(rawValue: (Int(seed) + user + number) % 3) ?? .plain
                    let seed = seed &* 97 &+ UInt64(user * 10 + number)
                    sessions.append(
                        try SessionClient("u\(user)", id: user * 10 + number, dialect, on: stage, seed: seed))
                }
            }
            let all = sessions
            try together(all.count) { try all[$0].act(steps: 60) }
            for session in all { try session.fence() }
            try witness.fence()
            let told = try #require(witness.stories.first)
            #expect(witness.stories.count == 1 && told.count > 50)
            for session in all { check(session, against: told) }
            #expect(all.flatMap(\.stories).joined().count > 50, "the sessions heard too little to prove anything")
            for session in all { try session.hangUp() }
            try witness.hangUp()
            #expect(try stage.empties())
        }
    }

    private func check(_ session: SessionClient, against told: [String]) {
        // STOMP sends a session its own messages; the other dialects do not.
        let story = told.filter { session.dialect == .stomp || !$0.hasPrefix("\(session.user): s\(session.id) ") }
        var start = 0
        for heard in session.stories where !heard.isEmpty {
            let place = (start..<story.count).first { story[$0...].starts(with: heard) }
            guard let place else {
                Issue.record("\(session.user) \(session.id) \(session.dialect) heard \(heard.prefix(5)), not as told")
                return
            }
            start = place + heard.count
        }
        for numbers in session.numbers {
            #expect(
                zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }, "numbers after a snapshot: \(numbers)")
        }
    }

    @Test func `A session attached in mid-flood hears every event after its snapshot, and none twice`() throws {
        try play { stage in
            let speaker = try SessionClient("speaker", id: 0, .plain, on: stage, seed: 0)
            let keeper = try SessionClient("ana", id: 1, .plain, on: stage, seed: 0)
            for client in [speaker, keeper] {
                try client.join()
                try client.fence()
            }
            try together(4) { index in
                if index == 0 {
                    for number in 0..<2_000 { try speaker.speak("s0 \(number)") }
                    return try speaker.fence()
                }
                for round in 0..<15 {
                    let dialect = SessionClient.Dialect(rawValue: index - 1) ?? .plain
                    let session = try SessionClient("ana", id: index * 100 + round, dialect, on: stage, seed: 0)
                    if dialect == .stomp { try session.join() }
                    for _ in 0..<3 { try session.fence() }
                    try session.hangUp()
                    let heard = session.stories.first ?? []
                    let words = heard.compactMap { Int($0.dropFirst("speaker: s0 ".count)) }
                    #expect(session.stories.count == 1, "there is one snapshot")
                    #expect(words.count == heard.count && zip(words, words.dropFirst()).allSatisfy { $1 == $0 + 1 })
                    for numbers in session.numbers {
                        #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 })
                    }
                }
            }
            try keeper.fence()
            #expect(keeper.stories == [(0..<2_000).map { "speaker: s0 \($0)" }])
        }
    }
}
