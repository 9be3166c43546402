import Testing

/// STOMP clients subscribe to the same room under different ids. Each client receives the room's messages under its own
/// id while others subscribe and unsubscribe.
@Suite struct SubscriptionTests {
    private static let people = 24

    @Test func `Every client receives messages under its own subscription, however many come and go`() throws {
        try Stage.play("messages-per-second=off", "clients-per-address=off", at: ["stomp://127.0.0.1:0"]) { stage in
            let people = try (0..<Self.people).map { try client("p\($0)", stage) }
            for round in 0..<4 {
                // In each round other clients subscribe, and each of them under a new id.
                let present = people.enumerated().filter { $0.offset % 3 != round % 3 }
                for (number, person) in present {
                    try person.say("SUBSCRIBE\nid:s\(number)-\(round)\ndestination:/room/den\n\n\0")
                    _ = try person.skip(to: "event:members")
                }
                for (number, person) in present {
                    try person.say("SEND\ndestination:/room/den\nreceipt:r\n\n\(number)\0")
                    _ = try person.skip(to: "receipt-id:r")
                }
                let last = try #require(present.last).offset
                for (number, person) in present where number != last {
                    try self.hears("\(last)", by: "s\(number)-\(round)", person)
                }
                for (number, person) in present {
                    try person.say("UNSUBSCRIBE\nid:s\(number)-\(round)\nreceipt:u\n\n\0")
                    _ = try person.skip(to: "receipt-id:u")
                }
            }
        }
    }

    /// A subscription is in effect before its receipt is sent, even when other users speak meanwhile.
    @Test func `After the receipt of a subscription to direct messages, none arrives under the default id`() throws {
        try Stage.play("messages-per-second=off", at: ["stomp://127.0.0.1:0"]) { stage in
            let (ana, ben) = (try client("ana", stage), try client("ben", stage))
            for round in 0..<50 {
                try ana.say("SUBSCRIBE\nid:d\(round)\ndestination:/direct\nreceipt:s\n\n\0")
                _ = try ana.skip(to: "receipt-id:s")
                try ben.say("SEND\ndestination:/user/ana\n\nhello\0")
                let heard = try ana.skip(to: "event:direct")
                #expect(heard.contains("subscription:d\(round)"), "\(heard)")
                try ana.say("UNSUBSCRIBE\nid:d\(round)\nreceipt:u\n\n\0")
                _ = try ana.skip(to: "receipt-id:u")
            }
        }
    }

    /// Reads up to the message of the speaker with that number, and checks under which subscription it arrived.
    private func hears(_ speaker: String, by subscription: String, _ person: Person) throws {
        let lines = try person.skip(to: "event:said") + person.skip(to: "from:")
        if lines.last == "from:p\(speaker)" {
            #expect(lines.last { $0.hasPrefix("subscription:") } == "subscription:\(subscription)")
        } else {
            try hears(speaker, by: subscription, person)
        }
    }

    private func client(_ name: String, _ stage: Stage) throws -> Person {
        let person = try stage.visitor(name)
        try person.logInOverStomp()
        return person
    }
}
