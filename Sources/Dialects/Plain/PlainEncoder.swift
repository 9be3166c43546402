internal import Chat

/// All texts of the plain dialect. Room lines begin with `[room]`, server lines with `--`, refusals with `!!`.
enum PlainEncoder {
    // MARK: What happens in a room

    static func event(_ event: Event, in room: RoomName, _ out: inout [UInt8]) {
        switch event.kind {
        case .said(let speaker, let said): spoken(said, by: speaker.name, in: room.shown, &out)
        case .joined(let member): notice(in: room, &out) { $0.add(member.name, " joined") }
        case .left(let member, let departure):
            notice(in: room, &out) { out in
                out.add(member.name, " left")
                if let reason = reason(departure) { out.add(": ", shown: reason) }
            }
        case .renamed(let member, let name):
            notice(in: room, &out) { out in
                out.add(member.name, " is now ")
                out.add(name)
            }
        case .topicChanged(let member, let text):
            notice(in: room, &out) { out in
                out.add(member.name, text.isEmpty ? " took the topic away" : " set the topic: ")
                out.appendShown(text)
            }
        case .kicked(let member, let kicker, let reason):
            notice(in: room, &out) { out in
                out.add(kicker.name, " removed ")
                out.add(member.name)
                if let reason { out.add(": ", shown: reason.bytes) }
            }
        case .modesChanged(let changer, let changes):
            for change in changes {
                notice(in: room, &out) { out in
                    out.add(changer.name, " ")
                    self.change(change, &out)
                }
            }
        case .invited(let name, let host):
            notice(in: room, &out) { out in
                out.add(host.name, " invited ")
                out.add(name)
            }
        case .knocked(let member, let words):
            notice(in: room, &out) { out in
                out.add(member.name, " knocks")
                if let words { out.add(": ", shown: words.bytes) }
            }
        case .saidTo(let role, let speaker, let said):
            spoken(said, by: speaker.name, in: [role.prefix] + room.shown, &out)
        }
    }

    static func direct(_ message: DirectMessage, _ out: inout [UInt8]) {
        spoken(message.said, by: message.sender.name, in: Array("direct".utf8), &out)
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
        out.add("[")
        out += place
        switch kind {
        case .message, .programQuery, .programReply, .tags:
            out.add("] ")
            out.add(name, ": ")
        case .action:
            out.add("] * ")
            out.add(name, " ")
        case .notice:
            out.add("] ")
            out.add(name, " (notice): ")
        }
        out.appendShown(line)
        out.add("\n")
    }

    // MARK: What the server answers

    static func answer(_ answer: ServerReply, _ out: inout [UInt8]) {
        switch answer {
        case .welcome(let name, let facts, _):
            line(&out) { out in
                out.add("welcome to ", string: facts.name)
                out.add(", ")
                out.add(name)
                out.add("; /help lists the commands")
            }
            for text in facts.messageOfTheDay { line(&out) { $0.appendShown(text) } }
        case .online(let names, let total): line(&out) { $0.add("online: ", names: names, total: total) }
        case .everyone(let names): line(&out) { $0.add("online: ", names: names, total: names.count) }
        case .entered(let room, _, let topic, let replay, let members, _):
            notice(in: room, &out) { $0.add("you joined") }
            if let topic { notice(in: room, &out) { $0.add("topic: ", shown: topic.text.bytes) } }
            if replay.earlier > 0 { notice(in: room, &out) { $0.add("", string: replay.omission) } }
            for event in replay.messages { self.event(event, in: room, &out) }
            notice(in: room, &out) { out in
                out.add("here: ", names: members.first(Limits.namesInAList).map(\.name), total: members.count)
            }
        case .exited(let room, _): notice(in: room, &out) { $0.add("you left") }
        case .delivered: break  // one sees what one has typed
        case .switched(let room):
            line(&out) { out in
                out.add("now talking in ")
                out += room.shown
            }
        case .members(let room, let members):
            notice(in: room, &out) { $0.add("here: ", names: members.map(\.name), total: members.count) }
        case .rooms(let listings):
            if listings.isEmpty { line(&out) { $0.add("no rooms") } }
            for listing in listings { self.listing(listing, &out) }
        case .topic(let room, let topic):
            notice(in: room, &out) { out in
                guard let topic else { return out.add("no topic") }
                out.add("topic: ", shown: topic.text.bytes)
            }
        case .remembered(let room, _, let messages, let range, let forgotten):
            remembered(messages, of: range, forgotten, in: room, &out)
        case .history(let room, let events): for event in events { self.event(event, in: room, &out) }
        case .renamed(_, let name): line(&out) { $0.add("you are now ", names: [name], total: 1) }
        case .away(let words):
            line(&out) { out in
                guard let words else { return out.add("you are back") }
                out.add("you are away: ", shown: words.bytes)
            }
        case .absent(let name, let words):
            line(&out) { out in
                out.add(name, " is away")
                out.add(": ", shown: words.bytes)
            }
        case .changed, .introduced, .question, .empowered, .reloading: break  // no command of this dialect asks for it
        case .inviting(let name, let room): notice(in: room, &out) { $0.add("invited ", names: [name], total: 1) }
        case .knocked(let room): line(&out) { $0.add("knocked at ", shown: room.shown) }
        case .invited(let host, let room):
            line(&out) { out in
                out.add(host.name, " invites you to ")
                out += room.shown
            }
        case .modes(let room, let modes, _, let isForMember):
            settings(modes, in: room, isForMember: isForMember, &out)
        case .greeting(let facts, let needsPassword):
            line(&out) { out in
                out.add("this is ", string: facts.name)
                out.add("; say /login NAME")
                if needsPassword { out.add(" PASSWORD") }
                out.add(" to come in, /help for the commands")
            }
        case .goodbye(let departure):
            guard let words = goodbye(departure) else { return }
            line(&out) { $0.add("goodbye", string: words) }
        }
    }

    private static func listing(_ listing: RoomListing, _ out: inout [UInt8]) {
        line(&out) { out in
            out.add("room ")
            out += listing.name.shown
            out.add(": ", string: "\(listing.members) here")
            if let topic = listing.topic { out.add(", topic: ", shown: topic.text.bytes) }
        }
    }

    /// The answer to a telnet client that asks by AYT whether the server is present (RFC 854).
    static let presence = Array("-- yes, the server is here\r\n".utf8)

    // MARK: The frames of lines

    static func notice(in room: RoomName, _ out: inout [UInt8], _ words: (inout [UInt8]) -> Void) {
        out.add("[")
        out += room.shown
        out.add("] -- ")
        words(&out)
        out.add("\n")
    }

    static func line(_ out: inout [UInt8], _ words: (inout [UInt8]) -> Void) {
        out.add("-- ")
        words(&out)
        out.add("\n")
    }
}
