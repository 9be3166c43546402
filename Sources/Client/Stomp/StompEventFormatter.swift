/// Formats events as lines in the wording of the plain dialect.
public enum StompEventFormatter {
    /// Returns the text of an event in a room, without the room's name.
    public static func words(of change: RoomChange) -> String {
        switch change {
        case .joined(let name): "\(name) joined"
        case .left(let name, let reason): "\(name) left" + behind(reason)
        case .renamed(let name, let new): "\(name) is now \(new)"
        case .topic("", let name): "\(name) took the topic away"
        case .topic(let text, let name): "\(name) set the topic: \(text)"
        case .kicked(let name, let kicker, let reason): "\(kicker) removed \(name)" + behind(reason)
        case .settings(let lines, let name): "\(name) " + lines.map(words).joined(separator: ", ")
        case .invited(let name, let host): "\(host) invited \(name)"
        case .knocked(let name, let words): "\(name) knocks" + behind(words)
        }
    }

    private static func behind(_ reason: String) -> String { reason.isEmpty ? "" : ": \(reason)" }

    /// Returns the text of a setting change: `set limit 5`, or `took away limit` for `unset limit`.
    private static func words(ofSetting line: String) -> String {
        line.hasPrefix("unset ") ? "took away " + line.dropFirst(6) : line
    }

    /// Returns the lines that show an event; none for an event that the plain dialect does not show.
    public static func lines(of clientEvent: ClientEvent) -> [String] {
        switch clientEvent {
        case .welcome(let name, let server, let isAgain): ["-- welcome \(isAgain ? "back " : "")to \(server), \(name)"]
        case .lost(let reason, let seconds): ["-- \(reason); trying again in \(seconds) s"]
        case .entered(let room, let topic, let members, _):
            ["[\(room)] -- you joined"] + (topic.isEmpty ? [] : ["[\(room)] -- topic: \(topic)"])
                + here(members, in: room)
        case .exited(let room, _): ["[\(room)] -- you left"]
        case .said(let words): lines(of: words)
        case .happened(let change, let room, _): ["[\(room)] -- \(words(of: change))"]
        case .undelivered(_, let reason): ["!! \(reason)"]
        case .partnerRenamed(let place, let name): ["[direct] -- \(words(ofRenamed: place, to: name))"]
        case .partnerLeft(let place, let reason): ["[direct] -- \(words(ofLeft: place, reason))"]
        case .history(let room, let messages, let forgotten):
            (words(messages.count, forgotten).map { ["[\(room)] -- \($0)"] } ?? []) + messages.flatMap { lines(of: $0) }
        case .messageOfTheDay(let words): ["-- \(words)"]
        case .missing(let words, let room): ["[\(room)] -- \(words)"]
        case .refused(let word, let sentence, _): ["!! \(word): \(sentence)"]
        case .members(let room, let members): here(members, in: room)
        case .told(let words, let room):
            words.split(separator: "\n").map { (room.map { "[\($0)] " } ?? "") + "-- \($0)" }
        case .delivered, .listed, .renamed, .away, .met, .arrived: []
        }
    }

    /// Returns the line shown before the messages of a history answer; nil when no line is needed.
    public static func words(_ messages: Int, _ forgotten: UInt64?) -> String? {
        if messages > 0 { return forgotten.map { StompSession.words($0) } }
        return forgotten == nil ? "nothing said yet" : "nothing is remembered of that"
    }

    /// Returns the notice that the partner of a direct conversation has changed its name.
    public static func words(ofRenamed place: ConversationTarget, to name: String) -> String {
        "\(place.name) is now \(name)"
    }

    /// Returns the notice that the partner of a direct conversation has left.
    public static func words(ofLeft place: ConversationTarget, _ reason: String) -> String {
        "\(place.name) has left" + behind(reason)
    }

    private static func here(_ members: [RoomMember], in room: String) -> [String] {
        ["[\(room)] -- here: \(members.map(\.name).joined(separator: ", "))"]
    }

    /// Returns one line for each line of the message, after the speaker's name. The user's own messages are left out.
    private static func lines(of words: ReceivedMessage) -> [String] {
        if words.ticket != nil && words.place.room != nil { return [] }
        let place =
            switch words.place {
            case .room(let name): (words.role.isEmpty ? "" : "\(words.role) of ") + name
            case .person: "direct"
            }
        return words.text.split(separator: "\n").map { line in
            switch words.kind {
            case .said: "[\(place)] \(words.speaker): \(line)"
            case .action: "[\(place)] * \(words.speaker) \(line)"
            case .notice: "[\(place)] \(words.speaker) (notice): \(line)"
            }
        }
    }
}
