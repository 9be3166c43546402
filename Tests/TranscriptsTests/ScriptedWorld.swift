import Transcripts

/// A world that says what it was told to say, and remembers what was done to it.
final class ScriptedWorld: World {
    struct Broken: Error {}

    var waiting: [String: [[UInt8]]]
    let closed: Set<String>
    private(set) var settings: [Setting] = []
    private(set) var deeds: [String] = []

    /// Each person hears these lines, and after them the end of the connection if they are among `closed`.
    init(_ lines: [String: [String]] = [:], closed: Set<String> = []) {
        waiting = lines.mapValues { $0.map { Array($0.utf8) } }
        self.closed = closed
    }

    /// Plays a script here, after a header that every script needs.
    func play(_ script: String) throws {
        try Player.play(Transcript("# why\n" + script, file: "story.chat")) { settings in
            self.settings = settings
            return self
        }
    }

    /// The deviation with which a script ends here, as it is shown.
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
