internal import Chat
internal import Dialects
internal import Wire

/// Turns the user's requests into frames. The plain dialect's parser reads the typed lines, so both dialects have the
/// same commands.
extension StompSession {
    /// Performs a typed line: a command, or a message to the open room.
    ///
    /// - Parameter open: the open room or user; nil for the room that the user joined or switched to last.
    /// - Returns: the message that the line sends; nil for a line that sends none.
    @discardableResult
    public mutating func type(_ line: String, in open: ConversationTarget? = nil) -> OutgoingMessage? {
        if phase == .leaving || isOver { return nil }
        switch TypedLine.read(line) {
        case .request(.say(nil, let said, _, _)):
            return (open ?? current.map { .room($0) }).map { say(said, to: $0) } ?? nowhere()
        case .request(let request): return perform(request, in: open == nil ? current : open?.room)
        case .refusal(let refusal): refuse(refusal.word.rawValue, TypedLine.sentence(of: refusal))
        case .reply(let bytes): for line in TypedLine.told(bytes) { news.append(.told(line, room: nil)) }
        case .end, .line, .frame, .fault, nil: break
        }
        return nil
    }

    /// Performs a request of the user in the open room.
    mutating func perform(_ request: Request, in open: String?) -> OutgoingMessage? {
        guard phase == .talking || StompSession.canWait(request) else {
            news.append(
                .refused(word: "not-connected", sentence: "there is no server now; say it again later", room: nil))
            return nil
        }
        func here(_ room: RoomName?) -> String? { room?.description ?? open }
        switch request {
        case .join(let room, let key, _): join(room.description, key.map { String(decoding: $0, as: UTF8.self) })
        case .leave(let room, let reason, _): leave(here(room), reason)
        case .say(let room, let said, _, _): return here(room).flatMap { say(said, to: .room($0)) } ?? nowhere()
        case .direct(let user, let said, _): return say(said, to: partner(named: user.description))
        case .who(let room): askAbout(here(room), "who")
        case .everyone: ask("who", about: nil)
        case .rooms: ask("rooms", about: nil)
        case .topic(let room): askAbout(here(room), "topic")
        case .setTopic(let room, let text):
            let value: Headers = text.isEmpty ? [("value", "off")] : []
            askAbout(here(room), "topic", value, body: text.description)
        case .kick(let user, let room, let reason):
            askAbout(here(room), "kick", [("user", user.description)], body: reason?.description ?? "")
        case .changeModes(let room, let changes): for change in changes { ask(for: change, in: here(room)) }
        case .modes(let room): askAbout(here(room), "room")
        case .invite(let user, let room): askAbout(here(room), "invite", [("user", user.description)])
        case .knock(let room, let words): askAbout(room.description, "knock", body: words?.description ?? "")
        case .rename(let name): ask("name", [("name", name.description)], about: nil)
        case .history(let room, let stretch): askForHistory(of: here(room), stretch)
        case .away(let words): ask("away", body: words?.description ?? "", about: nil)
        case .quit(let reason): sayGoodbye(reason?.description)
        case .login: refuse("already-logged-in", "you have logged in; /name changes your name")
        case .switchTo(let room): switchTo(room.description)
        case .vouch, .change, .introduce, .empower, .kill, .wallops, .reload: break  // no command for these
        }
        return nil
    }

    private static func canWait(_ request: Request) -> Bool {
        switch request {
        case .say, .direct, .quit: true
        case .login, .vouch, .join, .leave, .switchTo, .who, .everyone, .rooms, .topic, .setTopic, .kick, .changeModes,
            .modes, .invite, .knock, .rename, .history, .away, .change, .introduce, .empower, .kill, .wallops, .reload:
            false
        }
    }

    mutating func refuse(_ word: String, _ sentence: String) {
        news.append(.refused(word: word, sentence: sentence, room: nil))
    }

    /// Refuses typed bytes that are not text; nothing is sent.
    public mutating func refuseBadText() {
        let refusal = Refusal(.badText)
        refuse(refusal.word.rawValue, TypedLine.sentence(of: refusal))
    }

    mutating func refuseNowhere() { refuse("not-in-room", "you have no current room; say /join ROOM first") }

    private mutating func nowhere() -> OutgoingMessage? {
        refuseNowhere()
        return nil
    }

    private mutating func say(_ said: ChatMessage, to place: ConversationTarget) -> OutgoingMessage? {
        let kind: ReceivedMessage.Kind = said.kind == .action ? .action : said.kind == .notice ? .notice : .said
        return say(said.text.description, kind, to: place)
    }

    // MARK: Rooms and the server

    private mutating func join(_ name: String, _ password: String?) {
        if room(name.foldedKey) != nil { return refuse("already-in-room", "you are in \(name)") }
        let room = StompRoom(name, password: password)
        rooms.append(room)
        subscribe(room)
    }

    private mutating func switchTo(_ name: String) {
        guard let index = room(name.foldedKey) else { return refuse("not-in-room", "you are not in \(name)") }
        current = rooms[index].name
        news.append(.told("now talking in \(rooms[index].name)", room: nil))
    }

    private mutating func leave(_ name: String?, _ reason: MessageText?) {
        guard let name, let index = room(name.foldedKey) else {
            return refuse("not-in-room", name.map { "you are not in \($0)" } ?? "you have no current room")
        }
        let receipt = newTicket()
        awaited[receipt] = .leave(rooms[index].key)
        var headers: Headers = [("id", rooms[index].subscription), ("receipt", receipt)]
        if let reason { headers.append(("reason", reason.description)) }
        send(StompFrame(.unsubscribe, headers))
    }

    /// Leaves the server. Without a connection, the conversation is over at once.
    public mutating func sayGoodbye(_ reason: String? = nil) {
        if phase == .leaving { return }
        guard phase == .talking else {
            finish(failing: nil)
            return
        }
        let receipt = newTicket()
        awaited[receipt] = .goodbye
        var headers: Headers = [("receipt", receipt)]
        if let reason { headers.append(("reason", reason)) }
        send(StompFrame(.disconnect, headers))
        phase = .leaving
    }
}
