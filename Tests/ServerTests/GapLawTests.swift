internal import Seeds
internal import Server
internal import Testing

/// Whatever slow readers do and whatever happens meanwhile: a slow reader receives each message or is told that it
/// missed it.
@Suite(.serialized) struct GapLawTests {
    private static let rooms = ["lobby", "den"]

    @Test(arguments: UInt64(1)...4) func `An irregular reader receives every message or is told that it missed it`(
        _ seed: UInt64
    ) throws {
        try Stage.play("outbox=16384", at: ["plain+unix://\(scratchPath())"]) { stage in
            var random = SplitMix64(seed: seed)
            let witness = try stage.person("witness")
            try witness.say("/join den")
            let talkers = try stage.people("tom", "tim")
            let sloths = try ["sid", "sam", "sue"].map { try stage.person($0) }
            for person in talkers + sloths { try person.say("/join den") }
            var heard = try sloths.map { try ["[lobby] -- you joined"] + $0.fence() }
            var told = try witness.fence()
            for step in 0..<100 {
                try act(step, talkers[Int.random(in: 0..<2, using: &random)], &random)
                for talker in talkers { _ = try talker.fence() }
                told += try witness.fence()
                let index = Int.random(in: 0..<3, using: &random)
                switch Int.random(in: 0..<12, using: &random) {
                case 0: try sloths[index].say("/leave \(Self.rooms.randomElement(using: &random) ?? "")")
                case 1...2: for room in Self.rooms { try sloths[index].say("/join \(room)") }
                case 3: heard[index] += try sloths[index].fence()
                case 4...5: heard[index] += try sloths[index].nextOfThoseThatCame(atMost: 60)
                default: break
                }
            }
            for index in 0..<3 { heard[index] += try sloths[index].fence() + sloths[index].fence() }
            told += try witness.fence()
            var gaps = 0
            for (index, sloth) in sloths.enumerated() {
                for room in Self.rooms { gaps += settle(told, heard[index], of: sloth.name, in: room) }
            }
            #expect(gaps > 3, "nobody fell behind")
        }
    }

    /// Lets a talker send up to 40 long messages to a random room, and sometimes change its topic or the talker's name.
    private func act(_ step: Int, _ talker: Person, _ random: inout SplitMix64) throws {
        let room = Self.rooms.randomElement(using: &random) ?? ""
        try talker.say("/switch \(room)")
        let words = String(repeating: "x", count: Int.random(in: 1...3_000, using: &random))
        for line in 0..<Int.random(in: 1...40, using: &random) { try talker.say("\(step).\(line) \(words)") }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: try talker.say("/topic \(step)")
        case 1: try talker.say("/name \(talker.name)\(step)")
        default: break
        }
    }

    /// Checks each stay of a user in a room against the record of the room. Returns the number of gaps.
    private func settle(_ told: [String], _ heard: [String], of name: String, in room: String) -> Int {
        let here = "[\(room)] -- here: "
        // The witness's own join has the number 1, so that it has received every event from number 2 on.
        let story = told.filter { $0.hasPrefix("[\(room)] ") && !$0.hasPrefix(here) && $0 != "[\(room)] -- you joined" }
        let stays = story.indices.filter { story[$0] == "[\(room)] -- \(name) joined" }.map { start in
            let end = story[start...].firstIndex { $0.hasPrefix("[\(room)] -- \(name) left") } ?? story.endIndex
            return (start + 1)..<end
        }
        let answers = [here, "[\(room)] -- topic: "]
        let own = heard.filter { line in line.hasPrefix("[\(room)] ") && !answers.contains { line.hasPrefix($0) } }
        let visits = own.split(separator: "[\(room)] -- you joined", omittingEmptySubsequences: false).dropFirst()
        #expect(visits.count == stays.count)
        return zip(visits, stays).reduce(0) { count, both in
            let (visit, stay) = both
            let account = RoomRecord(story: Array(story[stay]), first: stay.lowerBound + 2) {
                !$0.prefix(12).contains("] -- ")
            }
            return count + account.settle(visit.filter { $0 != "[\(room)] -- you left" }).count
        }
    }
}
