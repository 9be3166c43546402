/// Parses a transcript line by line.
///
/// The reader ignores blank lines and, after the header, comment lines. `roost has OPTION VALUE` must come before the
/// first arrival. A client must arrive before its other lines. `any order` … `end` encloses lines of the form
/// `ana < …`. `guest1..100 …` stands for one line per client of a crowd.
struct TranscriptReader {
    private let file: String
    private var line = 0
    private(set) var header: [String] = []
    private(set) var settings: [Setting] = []
    private(set) var steps: [Step] = []
    private(set) var lastPlace: Place
    private var isInHeader = true
    private var cast = Participants()
    private var block: (place: Place, hearings: [Step.ExpectedLine])?

    init(file: String) {
        self.file = file
        lastPlace = Place(file: file, line: 1)
    }

    private var place: Place { Place(file: file, line: line) }

    private func fault(_ reason: String) -> ScriptFault { ScriptFault(place: place, reason: reason) }

    mutating func read(_ bytes: ArraySlice<UInt8>) throws(ScriptFault) {
        line += 1
        var script = ScriptLine(bytes)
        if script.rest.first == UInt8(ascii: "#") {
            let words = String(script.text.drop { $0 == "#" || $0 == " " })
            if isInHeader && !words.isEmpty { header.append(words) }
            return
        }
        if header.isEmpty { throw fault("a script begins with a comment that says why it is there") }
        isInHeader = false
        if script.rest.isEmpty { return }
        lastPlace = place
        do {
            try read(&script)
        } catch let fault as ScriptFault {
            throw fault
        } catch let malformed as Piece.Malformed {
            throw fault(malformed.reason)
        } catch {
            throw fault("\(error)")
        }
    }

    mutating func finish() throws(ScriptFault) {
        if let block { throw ScriptFault(place: block.place, reason: "`any order` without an `end`") }
        if steps.isEmpty { throw fault("nothing happens in this script") }
    }

    private mutating func read(_ script: inout ScriptLine) throws {
        if script.ends(in: "any order") { return try begin() }
        if script.ends(in: "end") { return try endBlock() }
        if script.takes("roost has") { return try set(&script) }
        guard let who = script.word() else { throw fault("nobody is named") }
        guard let crowd = Crowd(who) else { return try act(who, script) }
        for name in crowd.names { try act(name, script.replacing("{who}", with: name)) }
    }

    private mutating func act(_ who: String, _ line: ScriptLine) throws {
        var script = line
        let action = try action(of: who, &script)
        if let problem = cast.follow(action) { throw fault(problem) }
        if block == nil {
            steps.append(Step(place: place, action: action))
        } else if case .hears(let hearing) = action {
            block?.hearings.append(hearing)
        } else {
            throw fault("between `any order` and `end` stand only lines that people hear")
        }
    }

    private func action(of who: String, _ script: inout ScriptLine) throws -> Step.Action {
        if script.takes("arrives speaking"), let dialect = script.word() { return .arrives(who, speaking: dialect) }
        if script.ends(in: "hangs up") { return .hangsUp(who) }
        if script.ends(in: "is closed") { return .isClosed(who) }
        if script.ends(in: ".") { return .hearsNothing(who) }
        if script.takes("skips to") { return .skips(to: try hearing(who, script)) }
        switch script.word() {
        case ">": return .sends(who, try LineTemplate(script.rest + [0x0A]))
        case ">>": return .sends(who, try LineTemplate(script.rest))
        case "<": return .hears(try hearing(who, script))
        default: throw fault("nobody knows how to do this")
        }
    }

    private func hearing(_ who: String, _ script: ScriptLine) throws -> Step.ExpectedLine {
        Step.ExpectedLine(place: place, who: who, pattern: try Pattern(script.rest))
    }

    private mutating func set(_ script: inout ScriptLine) throws {
        if !cast.isEmpty { throw fault("settings stand before the first arrival") }
        let options = [
            "limit", "name", "description", "network", "motd", "lobby", "password", "operator", "webirc", "sessions",
        ]
        guard let option = script.word(), options.contains(option) else {
            throw fault("a script can set \(options.joined(separator: ", "))")
        }
        settings.append(Setting(option: option, value: script.text))
    }

    private mutating func begin() throws {
        if block != nil { throw fault("`any order` within `any order`") }
        block = (place, [])
    }

    private mutating func endBlock() throws {
        guard let block else { throw fault("`end` without `any order`") }
        if block.hearings.isEmpty { throw ScriptFault(place: block.place, reason: "`any order` of nothing") }
        steps.append(Step(place: block.place, action: .anyOrder(block.hearings)))
        self.block = nil
    }
}
