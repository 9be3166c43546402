internal import Seeds
internal import Threads

/// A plain client that joins, leaves, speaks, changes its name and hangs up at random, and keeps the state that must
/// result.
final class Actor: @unchecked Sendable {
    // Unchecked: only one thread at a time uses an actor.
    static let rooms = ["lobby", "den", "nook", "attic"]

    let person: Person
    /// All names that this actor uses; no other actor uses them.
    let names: [String]
    private(set) var name: String
    private(set) var rooms: Set<String> = ["lobby"]
    private(set) var isHere = true
    private(set) var heard: [String] = []
    private var random: SplitMix64

    init(_ person: Person, seed: UInt64) {
        self.person = person
        name = person.name
        names = [person.name, "\(person.name)x"]
        random = SplitMix64(seed: seed)
    }

    /// Sends `steps` random commands, and then hangs up with a probability of one third.
    func act(steps: Int) throws {
        for step in 0..<steps {
            try person.say(action(step))
            if Bool.random(using: &random) { heard += try person.fence() }
        }
        heard += try person.fence()
        guard Int.random(in: 0..<3, using: &random) == 0 else { return }
        isHere = false
        heard += try person.hangUp()
    }

    /// Reads the lines that have arrived since the last step, unless the actor has hung up.
    func catchUp() throws { if isHere { heard += try person.fence() } }

    private func action(_ step: Int) -> String {
        let room = Actor.rooms.randomElement(using: &random) ?? "lobby"
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
            rooms.insert(room)
            return "/join \(room)"
        case 1:
            rooms.remove(room)
            return "/leave \(room)"
        case 2:
            name = name == names[0] ? names[1] : names[0]
            return "/name \(name)"
        default:
            return rooms.contains(room) ? "/switch \(room)\n\(step)" : "/switch \(room)"
        }
    }

    /// Returns the lines of a room that the actor must have received, given all lines of the room: those between its
    /// joins and leaves, except for its own actions.
    func share(of story: [String], in room: String) -> [String] {
        var isIn = false
        return story.filter { line in
            for name in names {
                if line == "[\(room)] -- \(name) joined" { isIn = true }
                if line.hasPrefix("[\(room)] -- \(name) left") { isIn = false }
                if line.hasPrefix("[\(room)] -- \(name) ") || line.hasPrefix("[\(room)] \(name): ") { return false }
            }
            return isIn
        }
    }

    /// Returns the lines that the actor has received from the room, without the replies that only the actor receives.
    func heard(in room: String) -> [String] {
        let own = ["-- you joined", "-- you left", "-- here: "].map { "[\(room)] \($0)" }
        return heard.filter { line in line.hasPrefix("[\(room)] ") && !own.contains { line.hasPrefix($0) } }
    }
}
