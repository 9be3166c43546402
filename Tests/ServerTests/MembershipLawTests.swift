internal import Server
internal import Testing

/// After any sequence of concurrent joins, leaves, renames, messages and hang-ups, exactly the expected rooms and
/// members remain.
@Suite struct MembershipLawTests {
    @Test(arguments: UInt64(1)...10)
    func `After random commands, the members of every room are those who should be there`(_ seed: UInt64) throws {
        try Stage.play { stage in
            let actors = try Self.play(stage, seed)
            let ana = try stage.person("ana")
            let here = actors.filter(\.isHere)
            // When a client has read the end of its connection, its user has left all rooms and the user's name is
            // free.
            #expect(try Self.names("/who *", "-- online: ", ana) == Set(here.map(\.name) + ["ana"]))
            for room in Actor.rooms {
                var expected = Set(here.filter { $0.rooms.contains(room) }.map(\.name))
                if room == "lobby" { expected.insert("ana") }
                #expect(try Self.names("/who \(room)", "[\(room)] -- here: ", ana) == expected, "\(room)")
            }
            let alive = Set(here.flatMap(\.rooms) + ["lobby"])
            try ana.say("/rooms")
            let listed = try ana.fence().filter { $0.hasPrefix("-- room ") }.map {
                $0.dropFirst(8).prefix { $0 != ":" }
            }
            #expect(Set(listed.map { String($0) }) == alive)
            #expect(eventually { stage.server.threads.rooms == alive.count })
        }
    }

    @Test(arguments: UInt64(1)...10) func `Every member hears each event between joining and leaving once`(
        _ seed: UInt64
    ) throws {
        try Stage.play { stage in
            let witness = try stage.person("witness")
            for room in Actor.rooms.dropFirst() { try witness.say("/join \(room)") }
            var told = try witness.fence()
            let actors = try Self.play(stage, seed)
            for actor in actors { try actor.catchUp() }
            told += try witness.fence()
            for room in Actor.rooms {
                let story = told.filter { $0.hasPrefix("[\(room)] ") }
                for actor in actors {
                    #expect(actor.heard(in: room) == actor.share(of: story, in: room), "\(actor.names[0]) in \(room)")
                }
            }
        }
    }

    private static func play(_ stage: Stage, _ seed: UInt64) throws -> [Actor] {
        // All actors log in before the first of them acts. The early actors receive the joins of the later ones, which
        // belong to the record of the lobby.
        let actors = try (0..<6).map { Actor(try stage.person("actor\($0)"), seed: seed &* 97 &+ UInt64($0)) }
        try together(actors.count) { try actors[$0].act(steps: 80) }
        return actors
    }

    /// Returns the names in the reply to a question, or an empty set when the server refuses the question.
    private static func names(_ question: String, _ answer: String, _ asker: Person) throws -> Set<String> {
        try asker.say(question)
        let lines = try asker.fence().filter { $0.hasPrefix(answer) }
        return Set(lines.flatMap { $0.dropFirst(answer.count).split(separator: ", ") }.map { String($0) })
    }
}
