internal import Seeds
internal import Server
internal import Threads

/// A session of a user, in a given dialect, that speaks, joins, leaves and reads at random. It keeps the events that it
/// receives from the room `den`, in the same notation for all dialects.
final class SessionClient: @unchecked Sendable {
    // Unchecked: only one thread at a time uses a client.
    enum Dialect: Int { case plain, irc, stomp }

    let user: String
    let id: Int
    let dialect: Dialect
    private let person: Person
    private var random: SplitMix64
    private var fences = 0
    private var subscription = 0
    private var frame: [String] = []
    /// The events that the session has received: one list for each stay in the room, from the snapshot of the members
    /// until the session leaves.
    private(set) var stories: [[String]] = []
    private(set) var isHearing = false
    /// The numbers of the events, which only STOMP shows: one list for each stay in the room.
    private(set) var numbers: [[Int]] = []

    /// Connects and logs in as the user, who may already have other sessions.
    init(_ user: String, id: Int, _ dialect: Dialect, on stage: Stage, seed: UInt64) throws {
        (self.user, self.id, self.dialect) = (user, id, dialect)
        random = SplitMix64(seed: seed)
        person = try Person("\(user)-\(id)", at: stage.server.places[dialect.rawValue])
        switch dialect {
        case .plain: try person.say("/login \(user)")
        case .irc: try person.say("NICK \(user)\nUSER u 0 * :U")
        case .stomp: try person.say("CONNECT\naccept-version:1.2\nlogin:\(user)\n\n\0")
        }
        try fence()
    }

    /// Takes `steps` random steps, and then reads all replies.
    func act(steps: Int) throws {
        for step in 0..<steps {
            switch Int.random(in: 0..<8, using: &random) {
            case 0: try join()
            case 1 where !random.oneIn(3): try leave()
            default: try speak("s\(id) \(step)")
            }
            if random.oneIn(3) { try fence() }
        }
        try fence()
    }

    func join() throws {
        if dialect == .stomp {
            // A second subscription would deliver every event twice.
            try fence()
            if isHearing { return }
            subscription += 1
        }
        switch dialect {
        case .plain: try person.say("/join den")
        case .irc: try person.say("JOIN #den")
        case .stomp: try person.say("SUBSCRIBE\nid:\(subscription)\ndestination:/room/den\n\n\0")
        }
    }

    func leave() throws {
        if dialect == .stomp {
            // A client that ends a subscription which does not exist gets an ERROR frame, which ends the session.
            try fence()
            if !isHearing { return }
        }
        switch dialect {
        case .plain: try person.say("/leave den")
        case .irc: try person.say("PART #den")
        case .stomp: try person.say("UNSUBSCRIBE\nid:\(subscription)\n\n\0")
        }
    }

    func speak(_ words: String) throws {
        switch dialect {
        case .plain: try person.say("/switch den\n\(words)")
        case .irc: try person.say("PRIVMSG #den :\(words)")
        case .stomp: try person.say("SEND\ndestination:/room/den\n\n\(words)\0")
        }
    }

    func hangUp() throws { try person.hangUp() }

    /// Reads until the server has answered every request of this session. By then the session has also read every event
    /// that the room had delivered before.
    func fence() throws {
        fences += 1
        switch dialect {
        case .plain:
            for line in try person.fence() { hear(line) }
        case .irc:
            try person.say("PING fence-\(fences)")
            while true {
                let line = try person.next()
                if line.hasSuffix(" :fence-\(fences)\r") { return }
                hear(String(line.dropLast()))
            }
        case .stomp:
            try person.say("SEND\ndestination:/server/rooms\nreceipt:fence-\(fences)\n\n\0")
            while true {
                let line = try person.next()
                if let end = line.firstIndex(of: "\0") {
                    frame.append(String(line[..<end]))
                    hearFrame()
                    let rest = String(line[line.index(after: end)...])
                    frame = rest.isEmpty ? [] : [rest]
                } else if !line.isEmpty || !frame.isEmpty {
                    frame.append(line)
                }
                if line == "receipt-id:fence-\(fences)" { return }
            }
        }
    }

    // MARK: Hearing

    private func hear(_ line: String) { dialect == .plain ? hearPlain(line) : hearIRC(line) }

    private func hearPlain(_ line: String) {
        guard line.hasPrefix("[den] ") else { return }
        let told = line.dropFirst(6)
        if told.hasPrefix("-- here: ") { return begin() }
        if told == "-- you left" { return end() }
        if told == "-- you joined" { return }
        note(told.hasPrefix("-- ") && told.contains(" left") ? told.prefix { $0 != ":" } : told)
    }

    private func hearIRC(_ line: String) {
        let words = line.split(separator: " ", maxSplits: 3)
        guard words.count > 2 else { return }
        let name = words[0].dropFirst().prefix { $0 != "!" }
        switch words[1] {
        case "366" where line.contains(" #den "): begin()
        case "JOIN" where words[2] == "#den" && name != user: note("-- \(name) joined")
        case "PART" where words[2] == "#den": name == user ? end() : note("-- \(name) left")
        case "PRIVMSG" where words[2] == "#den": note("\(name): \(words[3].dropFirst())")
        default: break
        }
    }

    private func hearFrame() {
        let head = frame.prefix { !$0.isEmpty }
        func header(_ name: String) -> Substring? {
            head.first { $0.hasPrefix("\(name):") }.map { $0.dropFirst(name.count + 1) }
        }
        guard header("room") == "den", let event = header("event") else { return }
        if event == "entered" {
            begin()
            numbers.append([])
        }
        if event == "exited" { return end() }
        if isHearing, let number = header("sequence").flatMap({ Int($0) }) { numbers[numbers.count - 1].append(number) }
        switch (event, header("from")) {
        case ("joined", let name?): note("-- \(name) joined")
        case ("left", let name?): note("-- \(name) left")
        case ("said", let name?): note("\(name): \(frame.last ?? "")")
        default: break
        }
    }

    private func begin() {
        stories.append([])
        isHearing = true
    }

    private func end() { isHearing = false }

    private func note(_ told: some StringProtocol) {
        if isHearing { stories[stories.count - 1].append(String(told)) }
    }
}
