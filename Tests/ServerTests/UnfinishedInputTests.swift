internal import Server
internal import Testing

/// The unfinished input of clients is bounded, for each client and for all clients together.
@Suite(.serialized) struct UnfinishedInputTests {
    /// Connects a user over STOMP.
    private func arrive(_ name: String, _ stage: Stage) throws -> Person {
        let person = try stage.visitor(name)
        try person.logInOverStomp("refusals:message")
        return person
    }

    /// Sends a frame with a receipt. Returns whether a refusal has arrived up to the end of the receipt.
    private func isRefused(_ person: Person, _ lines: String..., body: String = "") throws -> Bool {
        try person.send(Array((lines + ["receipt:r", "", body + "\0"]).joined(separator: "\n").utf8))
        return try person.receipt("r").contains { $0.hasPrefix("refusal:") }
    }

    /// Opens a transaction and puts two frames of 6,000 bytes into it. Returns whether a frame was refused.
    private func isRefusedWhenOpening(_ person: Person) throws -> Bool {
        try person.send(Array("BEGIN\ntransaction:t\n\n\0".utf8))
        let frame = "SEND\ndestination:/user/ana\ntransaction:t\n\n" + String(repeating: "x", count: 6_000) + "\0"
        try person.send(Array((frame + frame).utf8))
        return try isRefused(person, "SEND", "destination:/server/rooms")
    }

    /// Opens and commits a transaction of two frames. Returns whether a frame was refused.
    private func fill(_ person: Person) throws -> Bool {
        let wasRefused = try isRefusedWhenOpening(person)
        // A transaction in which a frame was refused can't be committed.
        #expect(try isRefused(person, "COMMIT", "transaction:t") == wasRefused)
        return wasRefused
    }

    private func open(_ person: Person) throws { #expect(try !isRefusedWhenOpening(person)) }

    @Test func `The unfinished input of all clients is bounded, and released by clients that finish or leave`() throws {
        try Stage.play("unfinished-in-all=32768", "clients-per-address=off", at: ["stomp+unix://\(scratchPath())"]) {
            stage in
            let people = try ["ana", "ben", "cam"].map { try arrive($0, stage) }
            try open(people[0])
            try open(people[1])
            #expect(try fill(people[2]), "two clients hold all that there is")
            #expect(try !isRefused(people[0], "ABORT", "transaction:t"))
            #expect(try !fill(people[2]))
            try open(people[0])
            #expect(try fill(people[2]))
            people[1].vanish()
            #expect(try eventually { try !fill(people[2]) })
        }
    }

    @Test func `An unfinished frame counts, too, and ends the connection if it exceeds the bound`() throws {
        try Stage.play("unfinished-in-all=16384", "clients-per-address=off", at: ["stomp+unix://\(scratchPath())"]) {
            stage in
            let people = try ["ana", "ben"].map { try arrive($0, stage) }
            try open(people[0])
            let begun = "SEND\ndestination:/user/ana\ncontent-length:40000\n\n" + String(repeating: "x", count: 30_000)
            try people[1].send(Array(begun.utf8))
            try people[1].skip(to: "refusal:frame-too-long")
        }
    }
}
