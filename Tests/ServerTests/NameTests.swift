internal import Testing

/// A name belongs to at most one user, from its login or rename until its departure, and is free at once afterwards.
@Suite struct NameTests {
    @Test func `Exactly one of a hundred simultaneous logins gets a name`() throws {
        try Stage.play { stage in
            for round in 0..<5 {
                let visitors = try (0..<100).map { try stage.visitor("visitor\($0)") }
                let answers = Recordings(count: visitors.count)
                try together(100) { index in
                    try visitors[index].say("/login \(index % 2 == 0 ? "Highlander" : "highLANDER")")
                    answers.record(index, [try visitors[index].next()])
                }
                let won = answers.all.filter { $0[0].hasPrefix("-- welcome to ") }
                let lost = answers.all.filter { $0[0].hasPrefix("!! name-taken: ") }
                #expect(won.count == 1 && lost.count == 99, "round \(round)")
                for visitor in visitors { try visitor.hangUp() }
            }
        }
    }

    @Test func `A refused login can be tried again`() throws {
        try Stage.play { stage in
            let ana = try stage.person("ana")
            let ben = try stage.visitor("ben")
            try ben.say("hello\n/who\n/login 9lives\n/login Ana\n/login ben")
            let words = [
                "!! not-logged-in", "!! not-logged-in", "!! bad-name", "!! name-taken", "-- welcome to roost, ben",
            ]
            for word in words { #expect(try ben.next().hasPrefix(word)) }
            #expect(try ben.next() == "-- online: ana, ben")
            _ = try ben.fence()
            #expect(try ana.fence() == ["[lobby] -- ben joined"])
        }
    }

    @Test func `A name is free once its owner has read the end of the connection`() throws {
        try Stage.play { stage in
            for _ in 0..<200 {
                let ana = try stage.person("ana")
                try ana.say("/quit")
                #expect(try ana.readToEnd() == ["-- goodbye"])
            }
        }
    }

    @Test func `A name is free soon after its connection dies, in whatever state`() throws {
        try Stage.play { stage in
            let scene = "/help\n/login ana\n/join den\n/name anna\nhello\n/leave\n/quit\n"
            for length in 1...scene.utf8.count {
                let guest = try stage.visitor("guest")
                try guest.send(Array(scene.utf8.prefix(length)))
                if length % 2 == 0 { guest.vanish() } else { guest.close() }
            }
            #expect(try stage.empties())
            for name in ["ana", "anna"] {
                let guest = try stage.person(name)
                try guest.say("/who *")
                #expect(try guest.next() == "-- online: \(name)")
                try guest.hangUp()
            }
        }
    }

    @Test func `Simultaneous renames and logins leave each name with one owner`() throws {
        try Stage.play { stage in
            let wanted = ["red", "green", "blue"]
            try together(8) { index in
                for round in 0..<30 {
                    let guest = try stage.person("guest\(index)")
                    for step in 0..<3 { try guest.say("/name \(wanted[(index + round + step) % 3])") }
                    try guest.say("/who *")
                    let online = try guest.skip(to: "-- online: ").last ?? ""
                    let names = online.dropFirst("-- online: ".count).split(separator: ", ")
                    #expect(Set(names).count == names.count, "\(online)")
                    try guest.hangUp()
                }
            }
            let last = try wanted.map { try stage.person($0) }
            #expect(last.count == 3)
        }
    }

    @Test func `The others know a renamed user by the new name, and the old one is free`() throws {
        try Stage.play { stage in
            let people = try stage.people("ana", "ben")
            try people[0].say("/name anna\nhello\n/name ANNA")
            _ = try people[0].fence()
            #expect(
                try people[1].fence() == [
                    "[lobby] -- ana is now anna", "[lobby] anna: hello", "[lobby] -- anna is now ANNA",
                ])
            try people[1].say("/msg anna hi\n/msg ana hi\n/name ana")
            #expect(try people[0].next() == "[direct] ben: hi")
            #expect(
                try people[1].fence() == [
                    "!! no-such-user: nobody here is called \"ana\"", "-- you are now ana",
                ])
        }
    }
}
