import Transcripts

/// A world without a server, for tests of the player. Each client receives the lines that the test gives, and the world
/// records the player's calls.
final class ScriptedWorld: World {
    struct Broken: Error {}

    var waiting: [String: [[UInt8]]]
    let closed: Set<String>
    private(set) var settings: [Setting] = []
    private(set) var deeds: [String] = []

    /// Creates a world in which each client receives these lines. After them, the connections of the clients in
    /// `closed` end.
    init(_ lines: [String: [String]] = [:], closed: Set<String> = []) {
        waiting = lines.mapValues { $0.map { Array($0.utf8) } }
        self.closed = closed
    }

    /// Plays a transcript in this world. The transcript is given without its header, which is added here.
    func play(_ script: String) throws {
        try Player.play(Transcript("# why\n" + script, file: "story.chat")) { settings in
            self.settings = settings
            return self
        }
    }

    /// Plays a transcript in this world, and returns the description of the error, or nil when it passes.
    func deviation(in script: String) -> String? {
        do {
            try play(script)
            return nil
        } catch {
            return "\(error)"
        }
    }

    func arrive(_ who: String, speaking dialect: String) throws {
        if dialect == "gibberish" { throw Broken() }
        deeds.append("\(who) arrives speaking \(dialect)")
    }

    func send(_ bytes: [UInt8], from who: String) {
        deeds.append("\(who) sends \(String(decoding: bytes, as: UTF8.self))")
    }

    func nextLine(for who: String) throws -> [UInt8]? {
        guard let line = waiting[who]?.first else {
            if closed.contains(who) { return nil }
            throw NoLineReceived()
        }
        waiting[who]?.removeFirst()
        return line
    }

    func leftovers(of who: String) -> [[UInt8]] { waiting.removeValue(forKey: who) ?? [] }

    func hangUp(_ who: String) { deeds.append("\(who) hangs up") }

    func close() { deeds.append("close") }
}
