internal import Wire

/// Joins rooms and asks for messages that were missed in them.
extension StompSession {
    /// At least as many messages as a server remembers of a room.
    static let mostMissed = 10_000

    func room(_ key: String) -> Int? { rooms.firstIndex { $0.key == key } }

    mutating func subscribe(_ room: StompRoom) {
        let receipt = newTicket()
        awaited[receipt] = .join(room.key)
        var headers: Headers = [
            ("id", room.subscription), ("destination", ConversationTarget.room(room.name).destination),
            ("receipt", receipt),
        ]
        if let password = room.password { headers.append(("key", password)) }
        send(StompFrame(.subscribe, headers))
    }

    /// Tells that the client has joined, and asks for missed messages.
    mutating func comeIn(_ key: String) {
        guard let index = room(key) else { return }
        let room = rooms[index]
        if !room.isAgain { current = room.name }
        news.append(
            .entered(room: room.name, topic: room.topic, members: room.members, isAgain: room.isAgain))
        if room.unlisted > 0 {
            let words = "\(room.unlisted) more \(room.unlisted == 1 ? "member is" : "members are") not shown"
            news.append(.missing(words, room: room.name))
        }
        if room.isReborn {
            let words = "the room was deleted and created again meanwhile; what was said in the old one is not known"
            news.append(.missing(words, room: room.name))
        }
        if !room.isAgain && wish.history == 0 { return catchUp(key) }
        askForHistory(room, after: room.isAgain ? room.sequence : nil)
    }

    /// Asks for messages that the server left out because the client read too slowly.
    mutating func askForMissed(_ index: Int, count: String) {
        news.append(.told("we were too slow, and ask for \(count) messages again", room: rooms[index].name))
        if rooms[index].held != nil { return }
        rooms[index].hold()
        askForHistory(rooms[index], after: rooms[index].sequence)
    }

    private mutating func askForHistory(_ room: StompRoom, after sequence: UInt64?) {
        var headers: Headers = [
            ("room", room.name), ("count", String(sequence == nil ? wish.history : StompSession.mostMissed)),
        ]
        if let sequence { headers.append(("after", String(sequence))) }
        ask("history", headers, about: room.name, as: .missed(room.key, isGap: sequence != nil))
    }

    /// Tells the missed messages that the server has sent up to its limit, and asks for the rest.
    mutating func askForMore(_ key: String) {
        guard let index = room(key) else { return }
        for clientEvent in rooms[index].releasePart() { report(clientEvent) }
        askForHistory(rooms[index], after: rooms[index].sequence)
    }

    /// Tells the missed messages once all have come, and sends the messages that wait for the room.
    mutating func catchUp(_ key: String) {
        guard let index = room(key) else { return }
        let missed = rooms[index].release()
        for clientEvent in missed { report(clientEvent) }
        sendWaiting { if case .room(let name) = $0 { name.foldedKey == key } else { false } }
        reportArrival()
    }

    /// Stops trying to join a room that the server refuses.
    mutating func giveUp(_ key: String) {
        guard let index = room(key) else { return }
        let room = rooms.remove(at: index)
        if room.isAgain { news.append(.exited(room: room.name, isWanted: false)) }
        let lost = sends.filter { $0.place.key == key }
        sends.removeAll { $0.place.key == key }
        news += lost.map { .undelivered(ticket: $0.ticket, reason: "you are not in \(room.name) any more") }
    }

    /// Tells an event of a room. A message of the user that the room has numbered is not sent again.
    mutating func report(_ clientEvent: ClientEvent) {
        if case .said(let words) = clientEvent, let ticket = words.ticket { sends.removeAll { $0.ticket == ticket } }
        news.append(clientEvent)
    }

    // MARK: Sending messages

    /// Sends a message now or as soon as possible; returns nil, and tells a refusal, when too many messages wait.
    @discardableResult
    public mutating func say(_ text: String, _ kind: ReceivedMessage.Kind = .said, to place: ConversationTarget)
        -> OutgoingMessage?
    {
        // The server delivers an empty body from programs; a user who types never means an empty message.
        if text.isEmpty {
            refuse("missing-argument", "the body is missing")
            return nil
        }
        guard sends.count < StompSession.mostSends else {
            refuse("too-fast", "too much waits to be sent already")
            return nil
        }
        let send = OutgoingMessage(ticket: newTicket(), place: place, kind: kind, text: text)
        sends.append(send)
        if phase == .talking && isReady(place) { sendWaiting { $0 == place } }
        return send
    }

    /// Whether messages to the place may be sent: not while missed messages are still being told.
    private func isReady(_ place: ConversationTarget) -> Bool {
        guard case .room(let name) = place, let index = room(name.foldedKey) else { return true }
        return rooms[index].held == nil
    }

    /// Sends the messages that wait for those places.
    mutating func sendWaiting(_ isThere: (ConversationTarget) -> Bool) {
        for index in sends.indices where !sends[index].isUnderWay && isThere(sends[index].place) {
            sends[index].isUnderWay = true
            let words = sends[index]
            awaited[words.ticket] = .send(words.ticket)
            let place = present(words.place)
            var headers: Headers = [
                ("destination", place.destination), ("kind", words.kind.rawValue), ("id", words.ticket),
                ("receipt", words.ticket), ("content-type", "text/plain"),
            ]
            if case .person(_, let id?) = place { headers.append(("user-id", id)) }
            send(StompFrame(.send, headers, body: words.text))
        }
    }
}

extension ConversationTarget {
    /// The room's name as names are compared; nil for a user.
    var key: String? {
        room?.foldedKey
    }
}
