internal import Foundation
internal import Server
internal import Sockets
internal import Testing
internal import Threads

/// A room exists exactly as long as it has members, even when users join and leave at the same moment.
@Suite struct RoomRunnerTests {
    @Test func `The lobby, too, is deleted when its last member leaves`() throws {
        try Stage.play { stage in
            let ana = try stage.person("ana")
            try ana.say("/topic gone with the room\n/leave\n/rooms\n/who lobby\n/join lobby\n/topic")
            _ = try ana.skip(to: "[lobby] -- you left")
            #expect(try ana.next() == "-- no rooms")
            #expect(try ana.next() == "!! no-such-room: there is no room \"lobby\"")
            #expect(try ana.next() == "[lobby] -- you joined")
            #expect(try ana.next() == "[lobby] -- here: ana")
            #expect(try ana.next() == "[lobby] -- no topic")
        }
    }

    @Test func `The last member to leave a room then finds no room of that name`() throws {
        try Stage.play { stage in
            let ana = try stage.person("ana")
            for _ in 0..<500 {
                try ana.say("/join den\n/leave den\n/who den")
                #expect(try ana.next() == "[den] -- you joined")
                #expect(try ana.next() == "[den] -- here: ana")
                #expect(try ana.next() == "[den] -- you left")
                #expect(try ana.next() == "!! no-such-room: there is no room \"den\"")
            }
        }
    }

    @Test func `No user ever sees a room without members`() throws {
        try Stage.play { stage in
            try together(4) { index in
                let person = try stage.person("person\(index)")
                for _ in 0..<300 {
                    if index < 2 {
                        try person.say("/join den\n/leave den")
                    } else {
                        try person.say("/who den\n/rooms")
                        for line in try person.fence() {
                            #expect(line != "[den] -- here: " && !line.hasPrefix("-- room den: 0"))
                        }
                    }
                }
                _ = try person.fence()
            }
        }
    }

    @Test func `A join that coincides with the last departure gets a working room`() throws {
        try Stage.play { stage in
            try together(6) { index in
                let person = try stage.person("person\(index)")
                for round in 0..<200 {
                    try person.say("/join den\nround \(round)\n/who den\n/leave den")
                    let told = try person.fence().filter { $0.hasPrefix("[den]") || $0.hasPrefix("!!") }
                    #expect(told.first == "[den] -- you joined" && told.last == "[den] -- you left", "\(told)")
                    let here = told.filter { $0.hasPrefix("[den] -- here: ") }
                    #expect(here.count == 2 && here.allSatisfy { $0.contains(person.name) }, "\(told)")
                    #expect(!told.contains { $0.contains(" \(person.name): ") || $0.hasPrefix("!!") }, "\(told)")
                }
            }
            let ana = try stage.person("ana")
            try ana.say("/rooms")
            #expect(try ana.fence().filter { $0.hasPrefix("-- room ") }.count == 1)
            #expect(eventually { stage.server.threads.rooms == 1 })
        }
    }

    @Test func `A user is told what they missed, however often the room has died meanwhile`() throws {
        try Stage.play { stage in
            let ana = try stage.person("ana")
            let ben = try stage.person("ben")
            for person in [ana, ben] {
                try person.say("/join den")
                _ = try person.fence()
            }
            try ben.say("/quit")
            _ = try ben.readToEnd()
            try ana.say("one\n/leave den")
            _ = try ana.fence()
            // The last departure can coincide with a join, which then gets a new room from the same thread.
            try together(4) { index in
                let person = try stage.person("person\(index)")
                for _ in 0..<200 { try person.say("/join den\n/leave den") }
                _ = try person.fence()
            }
            let again = try stage.person("ben")
            try again.say("/join den")
            let told = try again.fence().filter { $0.hasPrefix("[den]") }
            #expect(
                told == [
                    "[den] -- you joined", "[den] -- 1 message since you were last here is not shown",
                    "[den] -- here: ben",
                ])
        }
    }

    @Test func `A message reaches every user who is a member at that time`() throws {
        try Stage.play { stage in
            // In each round both users join and leave. Ben speaks while both are members, so ana must receive the
            // message.
            let ana = try stage.person("ana")
            let ben = try stage.person("ben")
            for round in 0..<200 {
                try ana.say("/join den")
                _ = try ana.fence()
                try ben.say("/join den\nhello \(round)")
                _ = try ben.fence()
                #expect(
                    try ana.fence().filter { $0.hasPrefix("[den]") } == [
                        "[den] -- ben joined", "[den] ben: hello \(round)",
                    ])
                try together(2) { index in _ = try [ana, ben][index].say("/leave den") }
                for person in [ben, ana] { _ = try person.fence() }
            }
        }
    }

    @Test func `The log has created and deleted rooms, logins and departures, but no messages`() throws {
        let pipe = Pipe()
        try Stage.play { stage in
            let writer = try stage.log.start(
                writingTo: OutputDescriptor(descriptor: pipe.fileHandleForWriting.fileDescriptor))
            let ana = try stage.person("ana")
            try ana.say("/join den\nsecret\n/msg ana secret\n/leave den\n/name anna\n/quit secret")
            _ = try ana.readToEnd()
            #expect(try stage.empties())
            #expect(eventually { stage.server.threads == (0, 0) })
            stage.log.close()
            writer.join()
        }
        try pipe.fileHandleForWriting.close()
        let lines = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self).split(
            separator: "\n")
        let about = [
            "room created room=den", "joined user=ana room=den", "left user=ana room=den", "room deleted room=den",
        ]
        let told = lines.map { $0[..<($0.range(of: " time=")?.lowerBound ?? $0.endIndex)] }
        #expect(told.filter { $0.contains("room=den") }.map(String.init) == about)
        for line in [
            "connected client=1 from=127.0.0.1", "logged in client=1 user=ana", "renamed user=ana to=anna",
            "left user=anna room=lobby", "room deleted room=lobby", "disconnected client=1 user=anna why=signed-off",
        ] {
            #expect(told.contains { $0 == line }, "\(line)")
        }
        #expect(!lines.contains { $0.contains("secret") })
    }
}
