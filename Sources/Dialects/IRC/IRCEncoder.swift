internal import Chat

/// Encodes server output as IRC messages for one set of capabilities.
struct IRCEncoder {
    let capabilities: IRCCapabilities

    init(_ capabilities: IRCCapabilities) { self.capabilities = capabilities }

    // MARK: Room events

    func event(_ event: Event, in room: RoomName, _ out: inout [UInt8]) {
        switch event.kind {
        case .said(let speaker, let said):
            spoken(said, by: speaker, event.id, event.time, &out) { $0.append(channel: room) }
        case .joined(let member):
            tags(event.id, event.time, by: member, &out)
            join(member, room, &out)
        case .left(let member, .left(let reason)):
            tags(event.id, event.time, by: member, &out)
            part(member, room, reason, &out)
        case .left, .renamed: break  // shown once, by an announcement
        case .topicChanged(let member, let text):
            tags(event.id, event.time, by: member, &out)
            out.append(source: member, "TOPIC")
            out.append(channel: room)
            appendTrailing(text.bytes, &out)
        case .kicked(let member, let kicker, let reason):
            tags(event.id, event.time, by: kicker, &out)
            out.append(source: kicker, "KICK")
            out.append(channel: room)
            out.append(" ")
            out += member.name.shown
            appendTrailing(reason?.bytes ?? kicker.name.shown, &out)
        case .modesChanged(let changer, let changes):
            // Each long mask gets its own line, so that no line exceeds the length limit.
            for some in changes.chunked(by: changes.contains { $0.argument.count > 32 } ? 1 : changes.count) {
                let (letters, arguments) = self.changes(some)
                if letters.isEmpty { continue }
                tags(event.id, event.time, by: changer, &out)
                out.append(source: changer, "MODE")
                out.append(channel: room)
                for word in [letters] + arguments {
                    out.append(" ")
                    out += word
                }
                out.append("\r\n")
            }
        case .invited(let name, let host):
            if !capabilities.contains(.inviteNotify) { return }
            tags(event.id, event.time, by: host, &out)
            invitation(of: name, by: host, to: room, &out)
        case .knocked: break  // a numeric, which names its reader
        case .saidTo(let role, let speaker, let said):
            spoken(said, by: speaker, event.id, event.time, &out) { out in
                out.append(role.prefix)
                out.append(channel: room)
            }
        }
    }

    func invitation(of name: UserName, by host: Member, to room: RoomName, _ out: inout [UInt8]) {
        out.append(source: host, "INVITE")
        out += name.shown
        out.append(" ")
        out.append(channel: room)
        out.append("\r\n")
    }

    func announcement(_ announcement: Announcement, _ time: Timestamp, _ out: inout [UInt8]) {
        switch announcement {
        case .gone(let member, let departure):
            tags(nil, time, by: member, &out)
            out.append(source: member, "QUIT")
            out.removeLast()
            appendTrailing(IRCEncoder.reason(departure), &out)
        case .renamed(let member, let name):
            tags(nil, time, by: member, &out)
            out.append(source: member, "NICK")
            out += name.shown
            out.append("\r\n")
        case .away(let member, let words):
            if !capabilities.contains(.awayNotify) { return }
            tags(nil, time, by: member, &out)
            out.append(source: member, "AWAY")
            out.removeLast()
            if let words { appendTrailing(words.bytes, &out) } else { out.append("\r\n") }
        case .introduced(let member):
            if capabilities.contains(.setname) { introduced(member, time, &out) }
        }
    }

    func introduced(_ member: Member, _ time: Timestamp, _ out: inout [UInt8]) {
        tags(nil, time, by: member, &out)
        out.append(source: member, "SETNAME")
        out.removeLast()
        appendTrailing(member.profile.realName.bytes, &out)
    }

    func join(_ member: Member, _ room: RoomName, _ out: inout [UInt8]) {
        out.append(source: member, "JOIN")
        out.append(channel: room)
        if capabilities.contains(.extendedJoin) {
            out.append(" *")
            appendTrailing(member.profile.realName.bytes, &out)
        } else {
            out.append("\r\n")
        }
    }

    func part(_ member: Member, _ room: RoomName, _ reason: MessageText?, _ out: inout [UInt8]) {
        out.append(source: member, "PART")
        out.append(channel: room)
        if let reason { appendTrailing(reason.bytes, &out) } else { out.append("\r\n") }
    }

    /// Appends the tags of a message: first those of the server, then those of the speaker's client. `part` counts the
    /// parts of a long message from 0; from the second part on the id is `ID-2`, `ID-3` and so on.
    func tags(
        _ id: MessageID?, part: Int = 0, _ time: Timestamp, by member: Member? = nil, client: ClientTags = .none,
        _ out: inout [UInt8]
    ) {
        var sign: StaticString = "@"
        func append(_ key: StaticString, _ value: [UInt8]) {
            out.append(sign)
            out.append(key)
            out += value
            sign = ";"
        }
        if capabilities.contains(.serverTime) {
            append("time=", [])
            out.append(time)
        }
        if capabilities.contains(.messageTags) {
            if let id {
                append("msgid=", [])
                out.append(id)
                if part > 0 { out.append("-", number: part + 1) }
            }
            if member?.profile.isBot == true { append("bot", []) }
            if !client.isEmpty { append("", client.bytes) }
        }
        if sign.utf8Start[0] != UInt8(ascii: "@") { out.append(" ") }
    }

    private func appendTrailing(_ words: [UInt8], _ out: inout [UInt8]) {
        out.append(trailing: words)
    }
}
