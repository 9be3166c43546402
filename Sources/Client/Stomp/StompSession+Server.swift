internal import Wire

/// Handles messages from the server to this client only: answers, refusals and notices.
extension StompSession {
    mutating func hearServer(_ event: String, _ frame: StompFrame) {
        let body = String(decoding: frame.body, as: UTF8.self)
        let room = frame.headers.text("room")
        func header(_ name: StaticString) -> String { frame.headers.text(name) ?? "" }
        switch event {
        case "refused": hearRefusal(frame, body, room)
        case "members": if let room { news.append(.members(room: room, StompSession.people(body))) }
        case "users": told("online: \(StompSession.lines(body).joined(separator: ", "))")
        case "rooms": hearRooms(body)
        case "topic": told(body.isEmpty ? "no topic" : "topic: \(body)", room)
        case "motd": news += StompSession.lines(body).map { .messageOfTheDay($0) }
        case "history": hearHistory(frame, room)
        case "gone": hearGone(frame)
        case "settings":
            let lines = StompSession.lines(body).map { $0.hasPrefix("set ") ? String($0.dropFirst(4)) : $0 }
            told("settings: \(lines.isEmpty ? "none" : lines.joined(separator: ", "))", room)
        case "renamed":
            name = header("name")
            news.append(.renamed(name))
            told("you are now \(name)")
        case "away":
            awayWords = body.isEmpty ? nil : body
            news.append(.away(!body.isEmpty))
            told(body.isEmpty ? "you are back" : "you are away: \(body)")
        case "absent": told("\(header("user")) is away: \(body)")
        case "invited" where header("from").foldedKey == name.foldedKey: told("invited \(header("user"))", room)
        case "invited": told("\(header("from")) invites you to \(room ?? "a room")")
        case "knocked": told("knocked at \(room ?? "the room")")
        default: for line in StompSession.lines(body) { told(line, room) }
        }
    }

    private mutating func told(_ words: String, _ room: String? = nil) { news.append(.told(words, room: room)) }

    private mutating func hearRooms(_ body: String) {
        let lines = StompSession.lines(body)
        if lines.isEmpty { told("no rooms") }
        let rooms = lines.map { $0.split(separator: " ", maxSplits: 2).map(String.init) }.filter { $0.count > 1 }
        news.append(.listed(rooms: rooms.map { $0[0] }))
        for words in rooms {
            told("room \(words[0]): \(words[1]) here" + (words.count > 2 ? ", topic: \(words[2])" : ""))
        }
    }

    /// Handles a refusal. The receipt of a message tells that the message was refused.
    private mutating func hearRefusal(_ frame: StompFrame, _ body: String, _ room: String?) {
        switch frame.headers.text("request").flatMap({ awaited[$0] }) {
        case .send, .watch: return
        case .join, .leave, .missed, .answer, .goodbye, nil: break
        }
        let word = frame.headers.text("refusal") ?? "refused"
        news.append(.refused(word: word, sentence: body, room: room))
    }
}
