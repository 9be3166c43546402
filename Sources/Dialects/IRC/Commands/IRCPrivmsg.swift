internal import Chat

extension IRCCommand {
    /// PRIVMSG TARGETS :TEXT: sends a message to rooms and users.
    static let privmsg = IRCCommand("PRIVMSG") { $0.say(.message) }
}

extension IRCContext {
    /// The maximum number of targets of one message (TARGMAX).
    static let mostTargets = 4

    /// The client tags of the message, or none when the client has not negotiated `message-tags`.
    var clientTags: ClientTags {
        state.capabilities.contains(.messageTags) ? ClientTags(among: message.tags) : .none
    }

    mutating func say(_ kind: ChatMessage.Kind) {
        guard let targets = message[0], !targets.isEmpty else { return refuseMissingRecipient(kind) }
        guard let bytes = message[1], !bytes.isEmpty else { return complainOfNothing(kind) }
        guard let said = said(bytes, kind) else { return server.refuse(Refusal(.badText, about: message.command)) }
        say(said)
    }

    /// Sends a message to each target, and refuses the targets beyond the maximum. Most messages have one target.
    mutating func say(_ said: ChatMessage) {
        if let only = message.single(0) { return say(said, to: only) }
        let targets = targets(0)
        for target in targets.prefix(IRCContext.mostTargets) { say(said, to: target) }
        if said.isUnanswered { return }
        for target in targets.dropFirst(IRCContext.mostTargets) { refuse(.tooManyTargets, about: target) }
    }

    private mutating func say(_ said: ChatMessage, to target: ArraySlice<UInt8>) {
        if let room = roomSpokenTo(target) {
            say(said, to: room)
        } else if let role = Role.allCases.first(where: { $0.prefix == target.first }),
            let room = room(target.dropFirst())
        {
            say(said, to: room, role: role)
        } else if let name = UserName(target) {
            if isRefusedAsTooLong(said, to: { server.person(name)?.name.shown }) { return }
            ask(.direct(name, said))
        } else if !said.isUnanswered {
            refuse(target.first == UInt8(ascii: "#") ? .noSuchChannel : .noSuchNick, about: target)
        }
    }

    /// Returns the room of a target. It is usually the room of the previous message, whose name needs no new
    /// validation.
    private mutating func roomSpokenTo(_ target: ArraySlice<UInt8>) -> RoomName? {
        if let last = state.spokenTo, target.first == UInt8(ascii: "#"), target.dropFirst().elementsEqual(last.shown) {
            return last
        }
        guard let room = room(target) else { return nil }
        state.spokenTo = room
        return room
    }

    /// Sends a message to a room. Some rooms accept messages from outside, and a message may be addressed only to
    /// members with a role.
    private mutating func say(_ said: ChatMessage, to room: RoomName, role: Role? = nil) {
        if isRefusedAsTooLong(said, to: { (role.map { [$0.prefix] } ?? []) + channel(of: room) }) { return }
        ask(.say(room, said, to: role, fromOutside: true))
    }

    /// Refuses a message with ERR_INPUTTOOLONG (417) if it does not fit into one line after the sender's mask. That
    /// also goes for NOTICE: 417 is about the line, as for a line of more than 512 bytes, and not a reply to its
    /// content.
    ///
    /// - Parameter target: returns the target as its readers see it, or nil when it does not exist. It is called only
    ///   for a message that may be too long.
    private func isRefusedAsTooLong(_ said: ChatMessage, to target: () -> [UInt8]?) -> Bool {
        if said.text.bytes.count <= IRCEncoder.alwaysRelayedBytes { return false }
        guard let me = server.me, let target = target(),
            said.text.bytes.count > IRCEncoder.mostBytes(of: said.kind, from: me, to: target)
        else { return false }
        server.refuse(Refusal(.lineTooLong))
        return true
    }

    /// Returns `#room` in the spelling of the room, or of the client when the room does not exist or is hidden from the
    /// client.
    private func channel(of room: RoomName) -> [UInt8] {
        var shown = server.ownRoom(room)
        if shown == nil, case .success(.topic(let name, _)) = server.ask(.topic, of: room) { shown = name }
        return Array("#".utf8) + (shown ?? room).shown
    }

    /// Replies that the message has no recipient, unless it is a notice, which never causes an error reply (Modern IRC,
    /// "NOTICE message").
    private func refuseMissingRecipient(_ kind: ChatMessage.Kind) {
        if kind != .notice {
            reply(
                .noRecipient,
                words: Array("\(Numeric.noRecipient.words) (".utf8) + message.command + [UInt8(ascii: ")")])
        }
    }

    private func complainOfNothing(_ kind: ChatMessage.Kind) {
        if kind != .notice { reply(.noTextToSend) }
    }

    /// Returns the message for a text, or nil for invalid text. `^AACTION text^A` is an action, and any other text
    /// between ^A is a CTCP query or reply. ^A is invalid at any other place (CTCP, "Message Syntax").
    private func said(_ bytes: ArraySlice<UInt8>, _ kind: ChatMessage.Kind) -> ChatMessage? {
        guard bytes.first == 0x01 else { return text(bytes).flatMap { ChatMessage(kind, $0, tags: clientTags) } }
        var framed = bytes.dropFirst()
        if framed.last == 0x01 { framed.removeLast() }
        let action = Array("ACTION ".utf8)
        if kind == .message && framed.count > action.count && framed.starts(with: action) {
            return text(framed.dropFirst(action.count)).flatMap { ChatMessage(.action, $0, tags: clientTags) }
        }
        return text(framed).flatMap {
            ChatMessage(kind == .notice ? .programReply : .programQuery, $0, tags: clientTags)
        }
    }

    private func text(_ bytes: ArraySlice<UInt8>) -> MessageText? { MessageText(bytes.span) }
}
