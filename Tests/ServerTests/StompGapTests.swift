internal import Server
internal import Testing

/// A STOMP client that falls behind is told so by an event, and receives only whole frames.
@Suite(.serialized) struct StompGapTests {
    /// The command and the headers of a received frame.
    private struct Frame {
        let command: String
        let headers: [String: String]

        init(_ text: Substring) {
            let lines = text.split(separator: "\n\n", maxSplits: 1)[0].split(separator: "\n")
            command = String(lines.first ?? "")
            let pairs = lines.dropFirst().map { $0.split(separator: ":", maxSplits: 1).map(String.init) }
            headers = Dictionary(pairs.map { ($0[0], $0.last ?? "") }) { first, _ in first }
        }

        var number: Int? { headers["sequence"].flatMap { Int($0) } }
    }

    /// Sends a frame with a receipt. Returns the MESSAGE frames that arrive before that receipt.
    private func ask(_ person: Person, _ lines: String..., body: String = "") throws -> [Frame] {
        try person.send(Array((lines + ["receipt:fence", "", body + "\0"]).joined(separator: "\n").utf8))
        var text = ""
        while true {
            let line = try person.next()
            text += line + "\n"
            // The rest of the receipt is read below: further headers, the empty line that ends them, and the two bytes
            // that end the frame.
            if line == "receipt-id:fence" { break }
        }
        while try person.next() != "" {}
        _ = try person.bytes(2)
        return text.split(separator: "\0").map { Frame($0.drop { $0 == "\n" }) }.filter { $0.command == "MESSAGE" }
    }

    /// Connects a user over STOMP and subscribes to the room `tea`.
    private func arrive(_ name: String, _ stage: Stage) throws -> Person {
        let person = try stage.visitor(name)
        try person.logInOverStomp("host:roost")
        _ = try ask(person, "SUBSCRIBE", "id:s-\(name)", "destination:/room/tea")
        return person
    }

    @Test func `A gap is an event of the subscription`() throws {
        try Stage.play("outbox=65536", at: ["stomp+unix://\(scratchPath())"]) { stage in
            let people = try ["ana", "sloth"].map { try arrive($0, stage) }
            // Ana's join has the number 1 and sloth's the number 2, so each message contains its own number.
            for number in 3...400 {
                _ = try ask(
                    people[0], "SEND", "destination:/room/tea",
                    body: "\(number)\n" + String(repeating: "x", count: 3_000))
            }
            _ = try arrive("ben", stage)
            let heard = try (0..<2).flatMap { _ in
                try ask(people[1], "SEND", "destination:/user/sloth", body: "fence")
            }
            let said = heard.filter { $0.headers["event"] == "said" }.compactMap(\.number)
            let missed = heard.filter { $0.headers["event"] == "missed" }
            let gap = try #require(missed.first?.headers)
            #expect(missed.count == 1 && gap["subscription"] == "s-sloth" && gap["room"] == "tea")
            #expect(said == Array(3..<3 + said.count))
            #expect(gap["first"] == "\(3 + said.count)" && gap["last"] == "400")
            #expect(gap["count"] == "\(398 - said.count)")
            #expect(gap["room-id"] == heard.first { $0.headers["event"] == "said" }?.headers["room-id"])
            #expect(heard.contains { $0.headers["event"] == "joined" && $0.number == 401 })
        }
    }
}
