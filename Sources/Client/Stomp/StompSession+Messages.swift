internal import Chat
internal import Wire

/// Handles MESSAGE frames, by their `event` header.
extension StompSession {
    mutating func hearMessage(_ frame: StompFrame) {
        let event = frame.headers.text("event") ?? ""
        let isHistory = frame.headers.text("history") == "yes"
        let isOfRoom = isHistory || event == "entered" || event == "exited"
        if frame.headers.text("subscription") == "server" && !isOfRoom { return hearServer(event, frame) }
        if event == "direct" {
            let place = meet(frame.headers.text("from") ?? "", frame.headers.text("user-id"))
            return news.append(.said(utterance(frame, at: place)))
        }
        guard let name = frame.headers.text("room") else { return }
        hearRoom(event, frame, in: name, isHistory: isHistory)
    }

    private mutating func hearRoom(_ event: String, _ frame: StompFrame, in name: String, isHistory: Bool) {
        let key = name.foldedKey
        let body = String(decoding: frame.body, as: UTF8.self)
        let sequence = frame.headers.text("sequence").flatMap { UInt64($0) } ?? 0
        // The answer to a history request is shown even when the user has already seen its messages.
        if isHistory, let request = frame.headers.text("request"), case .answer = awaited[request] {
            var words = utterance(frame, at: .room(name))
            (words.isHistory, words.ticket) = (true, nil)
            answers[request]?.append(words, sequence)
            return
        }
        guard let index = room(key) else { return }
        let isEntering = awaited.values.contains { if case .join(key) = $0 { true } else { false } }
        switch event {
        case "entered":
            return rooms[index].enter(name, life: frame.headers.text("room-id"), number: sequence)
        case "members":
            return rooms[index].list(StompSession.people(body))
        case "topic" where isEntering && frame.headers["sequence"] == nil: return rooms[index].topic = body
        case "exited": return leave(index)
        case "missed": return askForMissed(index, count: frame.headers.text("count") ?? "some")
        default: break
        }
        guard var clientEvent = clientEvent(event, frame, in: name) else { return }
        // Missed messages are news; messages from before the client's first join are not.
        if isHistory, !rooms[index].isAgain, case .said(var words) = clientEvent {
            words.isHistory = true
            clientEvent = .said(words)
        }
        if isHistory { rooms[index].fill(upTo: sequence) }
        if let known = rooms[index].hear(clientEvent, sequence) { report(known) }
        if event == "kicked" && frame.headers.text("user")?.foldedKey == self.name.foldedKey { leave(index) }
    }

    private mutating func leave(_ index: Int) {
        for clientEvent in rooms[index].release() { report(clientEvent) }
        let room = rooms.remove(at: index)
        if current?.foldedKey == room.key { current = nil }
        let isWanted = awaited.values.contains { if case .leave(room.key) = $0 { true } else { false } }
        news.append(.exited(room: room.name, isWanted: isWanted))
    }

    private func clientEvent(_ event: String, _ frame: StompFrame, in room: String) -> ClientEvent? {
        func header(_ name: StaticString) -> String { frame.headers.text(name) ?? "" }
        let body = String(decoding: frame.body, as: UTF8.self)
        let from = header("from")
        let change: RoomChange
        switch event {
        case "said", "action", "notice": return .said(utterance(frame, at: .room(room)))
        case "joined": change = .joined(from)
        case "left": change = .left(from, reason: body)
        case "renamed": change = .renamed(from, to: header("name"))
        case "topic": change = .topic(body, by: from)
        case "kicked": change = .kicked(header("user"), by: from, reason: body)
        case "settings": change = .settings(StompSession.lines(body), by: from)
        case "invited": change = .invited(header("user"), by: from)
        case "knocked": change = .knocked(from, words: body)
        default: return nil
        }
        return .happened(change, room: room, at: StompSession.time(of: frame))
    }

    private func utterance(_ frame: StompFrame, at place: ConversationTarget) -> ReceivedMessage {
        let speaker = frame.headers.text("from") ?? ""
        let isOurs = speaker.foldedKey == name.foldedKey
        let kind = frame.headers.text("kind") ?? frame.headers.text("event") ?? ""
        return ReceivedMessage(
            place: place, kind: ReceivedMessage.Kind(rawValue: kind) ?? .said, speaker: speaker,
            text: String(decoding: frame.body, as: UTF8.self), time: StompSession.time(of: frame),
            role: frame.headers.text("role") ?? "", ticket: isOurs ? frame.headers.text("id") : nil)
    }

    /// Parses lines that each hold a name and then roles.
    static func people(_ body: String) -> [RoomMember] {
        lines(body).compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            return words.first.map { RoomMember(name: $0, roles: Set(words.dropFirst())) }
        }
    }

    static func lines(_ body: String) -> [String] { body.split(separator: "\n").map(String.init) }
}
