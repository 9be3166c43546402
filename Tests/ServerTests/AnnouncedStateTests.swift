internal import Server
internal import Testing
internal import Threads

/// An event that a user has been told of is already in effect, whichever command the user checks it with.
@Suite(.serialized) struct AnnouncedStateTests {
    private static let rounds = 150
    /// The number of further members of the room. The room thread takes so long to tell them that the member who is
    /// told first can send a question meanwhile.
    private static let crowd = 40

    @Test func `A join or a departure that was announced is already in the list of rooms`() throws {
        try Stage.play("clients-per-address=off") { stage in
            let (witness, crowd) = try room(stage)
            defer { withExtendedLifetime(crowd) {} }
            let ana = try stage.person("ana")
            let here = Self.crowd + 1
            for _ in 0..<Self.rounds {
                try ana.say("/join den")
                try witness.skip(to: "[den] -- ana joined")
                try expectRoom("-- room den: \(here + 1) ", witness)
                try ana.say("/leave den")
                try witness.skip(to: "[den] -- ana left")
                try expectRoom("-- room den: \(here) ", witness)
                _ = try ana.fence()
            }
        }
    }

    @Test func `A user whose departure was announced is nowhere, and the name is free`() throws {
        try Stage.play("clients-per-address=off") { stage in
            let (witness, crowd) = try room(stage)
            defer { withExtendedLifetime(crowd) {} }
            for round in 0..<Self.rounds {
                let ana = try stage.visitor("ana")
                try ana.say("/login ana\n/leave lobby\n/join den")
                try witness.skip(to: "[den] -- ana joined")
                let other = try stage.visitor("other")
                try ana.say("/quit")
                try witness.skip(to: "[den] -- ana left")
                if round.isMultiple(of: 2) {
                    try witness.say("/msg ana hello\n/who *")
                    let told = try witness.fence()
                    #expect(told.first?.hasPrefix("!! no-such-user: ") == true, "\(told)")
                    #expect(told.last?.contains("ana") == false, "\(told)")
                } else {
                    try other.say("/login ana\n/quit")
                    #expect(try other.next().hasPrefix("-- welcome"))
                    _ = try other.readToEnd()
                }
                other.close()
                _ = try ana.readToEnd()
            }
        }
    }

    @Test func `On IRC the same holds for WHOIS, WHOWAS, NAMES, LIST and LUSERS`() throws {
        try Stage.play("clients-per-address=off", at: ["plain://127.0.0.1:0", "irc://127.0.0.1:0"]) { stage in
            let everybody = try room(stage)
            defer { withExtendedLifetime(everybody) {} }
            let witness = try irc("witness2", stage)
            try witness.say("JOIN #den")
            try witness.skip(to: ":roost 366 witness2 #den")
            for _ in 0..<Self.rounds {
                let ana = try irc("ana", stage)
                try ana.say("JOIN #den,#nook")
                try witness.skip(to: ":ana!")
                try ana.skip(to: ":roost 366 ana #nook")
                try ana.say("QUIT")
                #expect(try witness.skip(to: ":ana!").last?.contains(" QUIT ") == true)
                try witness.say("WHOIS ana\nNAMES #den\nLIST\nLUSERS\nWHOWAS ana\nPING x")
                let told = try witness.skip(to: ":roost PONG")
                #expect(told.contains { $0.hasPrefix(":roost 401 witness2 ana ") }, "WHOIS")
                #expect(!told.contains { $0.hasPrefix(":roost 353 ") && $0.contains("ana") }, "NAMES")
                #expect(!told.contains { $0.hasPrefix(":roost 322 ") && $0.contains("#nook") }, "LIST")
                #expect(told.contains { $0.hasPrefix(":roost 254 witness2 1 ") }, "LUSERS: \(told)")
                #expect(told.contains { $0.hasPrefix(":roost 251 ") && $0.contains(" \(Self.crowd + 2) ") }, "\(told)")
                #expect(told.contains { $0.hasPrefix(":roost 314 witness2 ana ") }, "WHOWAS")
                _ = try ana.readToEnd()
            }
        }
    }

    private func expectRoom(_ line: String, _ asker: Person, _ place: SourceLocation = #_sourceLocation) throws {
        try asker.say("/rooms")
        let rooms = try asker.fence().filter { $0.hasPrefix("-- room den: ") }
        #expect(rooms.count == 1 && rooms[0].hasPrefix(line), "\(rooms) instead of \(line)", sourceLocation: place)
    }

    /// Creates a room of many members that do not read, behind a member that reads and is notified first.
    private func room(_ stage: Stage) throws -> (witness: Person, crowd: [Person]) {
        let witness = try stage.person("witness")
        try witness.say("/join den\n/leave lobby")
        let crowd = try (0..<Self.crowd).map { try stage.person("crowd\($0)") }
        for person in crowd {
            try person.say("/join den\n/leave lobby")
            _ = try person.fence()
        }
        _ = try witness.fence()
        return (witness, crowd)
    }

    private func irc(_ name: String, _ stage: Stage) throws -> Person {
        let person = try Person(name, at: stage.server.places[1])
        try person.say("NICK \(name)\nUSER \(name) 0 * :\(name)")
        try person.skip(to: ":roost 422 ")
        return person
    }
}
