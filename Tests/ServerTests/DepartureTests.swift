internal import Testing
internal import Threads

/// When a user leaves, the members of the user's rooms are told so, with the reason.
@Suite struct DepartureTests {
    @Test func `The remaining members hear how a user left`() throws {
        try Stage.play { stage in
            let ana = try stage.person("ana")
            let ways: [(name: String, go: (Person) throws -> Void, told: String)] = [
                ("quitter", { try $0.say("/quit") }, "left: signed off"),
                ("talker", { try $0.say("/quit see you") }, "left: see you"),
                ("logger", { try $0.say("/logout") }, "left: signed off"),
                ("closer", { $0.close() }, "left: connection closed"),
                ("halfway", { $0.stopSpeaking() }, "left: connection closed"),
                ("crasher", { $0.vanish() }, "left: connection reset"),
                ("leaver", { try $0.say("/leave") }, "left"),
                ("speaker", { try $0.say("/leave lobby of boredom") }, "left: of boredom"),
            ]
            for way in ways {
                let guest = try stage.person(way.name)
                try way.go(guest)
                #expect(try ana.next() == "[lobby] -- \(way.name) joined")
                #expect(try ana.next() == "[lobby] -- \(way.name) \(way.told)")
            }
        }
    }

    @Test func `Every room of a departing user is told, and no other`() throws {
        try Stage.play { stage in
            let people = try stage.people("ana", "ben", "cleo")
            try people[0].say("/join den")
            try people[2].say("/join den")
            try people[2].say("/join nook")
            for person in [people[2], people[0], people[1]] { _ = try person.fence() }
            people[2].vanish()
            let left = "-- cleo left: connection reset"
            #expect(Set([try people[0].next(), try people[0].next()]) == ["[lobby] \(left)", "[den] \(left)"])
            #expect(try people[1].next() == "[lobby] \(left)")
            #expect(try people[0].fence() == [])
            #expect(try people[1].fence() == [])
        }
    }

    @Test func `A reset is reported as a reset, even while the room is sending`() throws {
        try Stage.play { stage in
            let ana = try stage.person("ana")
            let hasEnded = Locked(false)
            try together(2) { index in
                if index == 0 {
                    let speaker = try stage.person("speaker")
                    while !hasEnded.withLock({ $0 }) {
                        try speaker.send(Array(String(repeating: "la la la\n", count: 20).utf8))
                        _ = try speaker.fence()
                    }
                } else {
                    defer { hasEnded.withLock { $0 = true } }
                    for round in 0..<200 {
                        try stage.person("victim\(round)").vanish()
                        let left = "[lobby] -- victim\(round) left"
                        #expect(try ana.skip(to: left).last == "\(left): connection reset")
                    }
                }
            }
        }
    }

    @Test func `An unfinished line at the end of a connection is never delivered`() throws {
        try Stage.play { stage in
            let ana = try stage.person("ana")
            let line = Array("/leave lobby for good".utf8)
            for length in 1...line.count {
                let guest = try stage.person("guest\(length)")
                try guest.send(Array(line[..<length]))
                if length % 2 == 0 { guest.vanish() } else { guest.close() }
                #expect(try ana.next() == "[lobby] -- guest\(length) joined")
                #expect(try ana.next().hasPrefix("[lobby] -- guest\(length) left: connection "))
            }
        }
    }

    @Test func `A client that half-closes still receives everything that was under way`() throws {
        try Stage.play { stage in
            let ana = try stage.person("ana")
            let questions = String(repeating: "/help\n", count: 400)
            try ana.send(Array(questions.utf8))
            let lines = try ana.hangUp()
            #expect(lines.filter { $0.hasPrefix("-- /quit ") }.count == 400)
        }
    }
}
