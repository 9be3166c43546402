internal import Testing

/// A kicked user is no longer a member, both in the room's state and in the user's own state, whatever the user does at
/// the same time.
@Suite struct KickTests {
    @Test func `No user is half in a room after many kicks and joins`() throws {
        try Stage.play { stage in
            let ana = try stage.person("ana")
            try ana.say("/join den")
            _ = try ana.fence()
            let guests = try (0..<4).map { try stage.person("guest\($0)") }
            try together(5) { number in
                for round in 0..<60 {
                    if number == 4 {
                        try ana.say("/kick guest\(round % 4) out")
                    } else {
                        try guests[number].say("/join den\nhello\n/name guest\(number)")
                    }
                    if round % 7 == 0 { _ = try (number == 4 ? ana : guests[number]).fence() }
                }
            }
            for guest in guests { _ = try guest.fence() }
            _ = try ana.fence()
            try ana.say("/who den")
            let here = try ana.fence().last { $0.hasPrefix("[den] -- here: ") } ?? ""
            for guest in guests {
                try guest.say("/switch den")
                let isIn = try guest.fence().contains("-- now talking in den")
                #expect(isIn == here.contains(guest.name), "\(guest.name) in \(here)")
            }
        }
    }

    @Test func `A kicked user hears nothing more of the room`() throws {
        try Stage.play { stage in
            let ana = try stage.person("ana")
            try ana.say("/join den")
            _ = try ana.fence()
            let ben = try stage.person("ben")
            try ben.say("/join den")
            _ = try ben.fence()
            try ana.say("/kick ben\nsecret\n/leave lobby")
            _ = try ana.fence()
            let heard = try ben.fence()
            #expect(heard.contains("[den] -- ana removed ben"))
            #expect(!heard.contains { $0.contains("secret") })
            try ben.hangUp()
            #expect(try ana.fence().allSatisfy { !$0.contains("ben left") })
        }
    }
}
