internal import Chat

/// All texts of the plain dialect. Room lines begin with `[room]`, server lines with `--`, refusals with `!!`.
enum PlainEncoder {
    // MARK: What happens in a room

    static func event(_ event: Event, in room: RoomName, _ out: inout [UInt8]) {
        switch event.kind {
        case .said(let speaker, let said): spoken(said, by: speaker.name, in: room.shown, &out)
        case .joined(let member): notice(in: room, &out) { $0.append(member.name, " joined") }
        case .left(let member, let departure):
            notice(in: room, &out) { out in
                out.append(member.name, " left")
                if let reason = reason(departure) { out.append(": ", shown: reason) }
            }
        case .renamed(let member, let name):
            notice(in: room, &out) { out in
                out.append(member.name, " is now ")
                out.append(name)
            }
        case .topicChanged(let member, let text):
            notice(in: room, &out) { out in
                out.append(member.name, text.isEmpty ? " took the topic away" : " set the topic: ")
                out.appendShown(text)
            }
        case .kicked(let member, let kicker, let reason):
            notice(in: room, &out) { out in
                out.append(kicker.name, " removed ")
                out.append(member.name)
                if let reason { out.append(": ", shown: reason.bytes) }
            }
        case .modesChanged(let changer, let changes):
            for change in changes {
                notice(in: room, &out) { out in
                    out.append(changer.name, " ")
                    self.change(change, &out)
                }
            }
        case .invited(let name, let host):
            notice(in: room, &out) { out in
                out.append(host.name, " invited ")
                out.append(name)
            }
        case .knocked(let member, let words):
            notice(in: room, &out) { out in
                out.append(member.name, " knocks")
                if let words { out.append(": ", shown: words.bytes) }
            }
        case .saidTo(let role, let speaker, let said):
            spoken(said, by: speaker.name, in: [role.prefix] + room.shown, &out)
        }
    }

    static func direct(_ message: DirectMessage, _ out: inout [UInt8]) {
        spoken(message.said, by: message.sender.name, in: Array("direct".utf8), &out)
    }

    static func ownDirect(_ message: DirectMessage, to recipient: UserName, _ out: inout [UInt8]) {
        spoken(message.said, by: message.sender.name, in: Array("direct to ".utf8) + recipient.shown, &out)
    }

    /// Puts the speaker before each line of a message, so that no line looks like another user's message.
    private static func spoken(_ said: ChatMessage, by name: UserName, in place: [UInt8], _ out: inout [UInt8]) {
        // A body without text is only for programs.
        if !said.isForPeople || said.text.isEmpty { return }
        if let line = said.text.onlyLine { return spoken(line, said.kind, by: name, in: place, &out) }
        for line in said.text.lines { spoken(line, said.kind, by: name, in: place, &out) }
    }

    private static func spoken(
        _ line: some Collection<UInt8>, _ kind: ChatMessage.Kind, by name: UserName, in place: [UInt8],
        _ out: inout [UInt8]
    ) {
        out.append("[")
        out += place
        switch kind {
        case .message, .programQuery, .programReply, .tags:
            out.append("] ")
            out.append(name, ": ")
        case .action:
            out.append("] * ")
            out.append(name, " ")
        case .notice:
            out.append("] ")
            out.append(name, " (notice): ")
        }
        out.appendShown(line)
        out.append("\n")
    }

    // MARK: What the server answers

    static func answer(_ answer: ServerReply, _ out: inout [UInt8]) {
        switch answer {
        case .welcome(let name, let facts, _):
            line(&out) { out in
                out.append("welcome to ", string: facts.name)
                out.append(", ")
                out.append(name)
                out.append("; /help lists the commands")
            }
            for text in facts.messageOfTheDay { line(&out) { $0.appendShown(text) } }
        case .online(let names, let total): line(&out) { $0.append("online: ", names: names, total: total) }
        case .everyone(let names): line(&out) { $0.append("online: ", names: names, total: names.count) }
        case .entered(let room, _, let topic, let replay, let members, _):
            notice(in: room, &out) { $0.append("you joined") }
            if let topic { notice(in: room, &out) { $0.append("topic: ", shown: topic.text.bytes) } }
            if replay.earlier > 0 { notice(in: room, &out) { $0.append("", string: replay.omission) } }
            for event in replay.messages { self.event(event, in: room, &out) }
            notice(in: room, &out) { out in
                out.append("here: ", names: members.first(Limits.namesInAList).map(\.name), total: members.count)
            }
        case .exited(let room, _): notice(in: room, &out) { $0.append("you left") }
        case .delivered: break  // one sees what one has typed
        case .switched(let room):
            line(&out) { out in
                out.append("now talking in ")
                out += room.shown
            }
        case .members(let room, let members):
            notice(in: room, &out) { $0.append("here: ", names: members.map(\.name), total: members.count) }
        case .rooms(let listings):
            if listings.isEmpty { line(&out) { $0.append("no rooms") } }
            for listing in listings { self.listing(listing, &out) }
        case .topic(let room, let topic):
            notice(in: room, &out) { out in
                guard let topic else { return out.append("no topic") }
                out.append("topic: ", shown: topic.text.bytes)
            }
        case .remembered(let room, _, let messages, let range, let forgotten):
            remembered(messages, of: range, forgotten, in: room, &out)
        case .history(let room, let events): for event in events { self.event(event, in: room, &out) }
        case .renamed(_, let name): line(&out) { $0.append("you are now ", names: [name], total: 1) }
        case .away(let words):
            line(&out) { out in
                guard let words else { return out.append("you are back") }
                out.append("you are away: ", shown: words.bytes)
            }
        case .absent(let name, let words):
            line(&out) { out in
                out.append(name, " is away")
                out.append(": ", shown: words.bytes)
            }
        case .changed, .introduced, .question, .empowered, .reloading: break  // no command of this dialect asks for it
        case .inviting(let name, let room): notice(in: room, &out) { $0.append("invited ", names: [name], total: 1) }
        case .knocked(let room): line(&out) { $0.append("knocked at ", shown: room.shown) }
        case .invited(let host, let room):
            line(&out) { out in
                out.append(host.name, " invites you to ")
                out += room.shown
            }
        case .modes(let room, let modes, _, let isForMember):
            settings(modes, in: room, isForMember: isForMember, &out)
        case .greeting(let facts, let needsPassword):
            line(&out) { out in
                out.append("this is ", string: facts.name)
                out.append("; say /login NAME")
                if needsPassword { out.append(" PASSWORD") }
                out.append(" to come in, /help for the commands")
            }
        case .goodbye(let departure):
            guard let words = goodbye(departure) else { return }
            line(&out) { $0.append("goodbye", string: words) }
        }
    }

    private static func listing(_ listing: RoomListing, _ out: inout [UInt8]) {
        line(&out) { out in
            out.append("room ")
            out += listing.name.shown
            out.append(": ", string: "\(listing.members) here")
            if let topic = listing.topic { out.append(", topic: ", shown: topic.text.bytes) }
        }
    }

    /// The answer to a telnet client that asks by AYT whether the server is present (RFC 854).
    static let presence = Array("-- yes, the server is here\r\n".utf8)

    // MARK: The frames of lines

    static func notice(in room: RoomName, _ out: inout [UInt8], _ words: (inout [UInt8]) -> Void) {
        out.append("[")
        out += room.shown
        out.append("] -- ")
        words(&out)
        out.append("\n")
    }

    static func line(_ out: inout [UInt8], _ words: (inout [UInt8]) -> Void) {
        out.append("-- ")
        words(&out)
        out.append("\n")
    }
}
