/// Plays a transcript in a world, and stops at the first deviation.
///
/// Unexpected output is a deviation, too: at the end of the transcript no connected client may have unread lines.
public struct Player {
    private let transcript: Transcript
    private let world: any World
    private var bindings: Bindings = [:]
    private var present: [String] = []

    /// Plays the transcript in a new world, and closes the world afterwards.
    ///
    /// - Parameter open: creates the world with the transcript's settings.
    /// - Throws: `Deviation` when the world behaves differently from the transcript, or throws an error during a step.
    ///   An error of `open` is passed on.
    public static func play(_ transcript: Transcript, in open: ([Setting]) throws -> any World) throws {
        let world = try open(transcript.settings)
        defer { world.close() }
        var player = Player(transcript: transcript, world: world)
        for step in transcript.steps {
            try player.reporting(at: step.place) { player throws in try player.take(step) }
        }
        try player.reporting(at: transcript.end) { player throws in try player.finish() }
    }

    private init(transcript: Transcript, world: any World) {
        self.transcript = transcript
        self.world = world
    }

    /// Runs `body`, and turns an error of the world into a deviation at this line of the transcript.
    private mutating func reporting(at place: Place, _ body: (inout Player) throws -> Void) throws {
        do {
            try body(&self)
        } catch let deviation as Deviation {
            throw deviation
        } catch {
            throw Deviation(place: place, expected: "the world to go on", came: "the error `\(error)`")
        }
    }

    private mutating func take(_ step: Step) throws {
        switch step.action {
        case .arrives(let who, let dialect):
            try world.arrive(who, speaking: dialect)
            present.append(who)
        case .sends(let who, let phrase): try send(phrase, from: who, at: step.place)
        case .hears(let hearing): try hear([hearing])
        case .skips(to: let hearing): try skip(to: hearing)
        case .hearsNothing(let who): try hearNothing(who, at: step.place)
        case .hangsUp(let who):
            try world.hangUp(who)
            present.removeAll { $0 == who }
        case .isClosed(let who):
            if let line = try next(for: who, expecting: "\(who) to be closed", at: step.place) {
                throw Deviation(place: step.place, expected: "\(who) to be closed", came: "\(ShownLine(line))")
            }
            present.removeAll { $0 == who }
        case .anyOrder(let hearings): try hearInAnyOrder(hearings)
        }
    }

    private func send(_ phrase: LineTemplate, from who: String, at place: Place) throws {
        guard let bytes = phrase.bytes(with: bindings) else {
            throw Deviation(place: place, expected: "all names to be bound", came: "one that is not")
        }
        try world.send(bytes, from: who)
    }

    private func hearNothing(_ who: String, at place: Place) throws {
        guard let line = try world.leftovers(of: who).first else { return }
        throw Deviation(place: place, expected: "nothing more for \(who)", came: "\(ShownLine(line))")
    }

    private func finish() throws {
        for who in present { try hearNothing(who, at: transcript.end) }
    }

    /// Returns the client's next line, or nil at the end of the connection.
    ///
    /// - Throws: `Deviation` when no line comes.
    private func next(for who: String, expecting expected: String, at place: Place) throws -> [UInt8]? {
        do {
            return try world.nextLine(for: who)
        } catch is NoLineReceived {
            throw Deviation(place: place, expected: expected, came: "nothing")
        }
    }
}

/// The steps that read the lines a client receives.
extension Player {
    private mutating func skip(to hearing: Step.ExpectedLine) throws {
        let expected = "a line `\(hearing.pattern)` for \(hearing.who)"
        while let line = try next(for: hearing.who, expecting: expected, at: hearing.place) {
            if let bound = hearing.pattern.match(line, given: bindings) {
                bindings = bound
                return
            }
        }
        throw Deviation(place: hearing.place, expected: expected, came: "the end of the connection")
    }

    private mutating func hearInAnyOrder(_ hearings: [Step.ExpectedLine]) throws {
        var rest = hearings
        while let who = rest.first?.who {
            try hear(rest.filter { $0.who == who })
            rest.removeAll { $0.who == who }
        }
    }

    /// Reads as many lines for one client as there are expected lines. All expected lines must be for the same client,
    /// and each received line must match a different one of them.
    private mutating func hear(_ hearings: [Step.ExpectedLine]) throws {
        guard let first = hearings.first else { return }
        let patterns = hearings.map(\.pattern)
        var heard: [[UInt8]] = []
        var bound = bindings
        while heard.count < hearings.count {
            let expected = patterns.map { "`\($0)`" }.joined(separator: " or ") + " for \(first.who)"
            guard let line = try next(for: first.who, expecting: expected, at: first.place) else {
                throw Deviation(place: first.place, expected: expected, came: "the end of the connection")
            }
            heard.append(line)
            guard let found = Pattern.match(heard[...], among: patterns, given: bindings) else {
                throw Deviation(place: first.place, expected: expected, came: "\(ShownLine(line))")
            }
            bound = found
        }
        bindings = bound
    }
}
