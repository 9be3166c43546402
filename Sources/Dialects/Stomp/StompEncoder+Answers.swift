internal import Chat
internal import Wire

/// Encodes the server's answers.
extension StompEncoder {
    func answer(_ answer: ServerReply, to me: Recipient, _ out: inout [UInt8]) {
        switch answer {
        case .welcome(let name, let facts, _): welcome(name, facts, me, &out)
        case .entered(let room, let event, let topic, let replay, let members, _):
            entered(room, event, members.count, earlier: replay.earlier, me, &out)
            for (number, page) in pages(Array(members.values), of: Limits.namesInAList).enumerated() {
                writeMessage(.members, me, room: room, part: number + 1, lines: page.map(StompEncoder.line), &out)
            }
            if let topic { self.topic(topic, of: room, me, &out) }
            for event in replay.messages { self.event(event, in: room, &out, answering: me) }
        case .exited(let room, _): writeMessage(.exited, me, room: room, &out)
        case .everyone(let names): writeMessage(.users, me, lines: names.map(\.shown), &out)
        case .members(let room, let members):
            writeMessage(.members, me, room: room, lines: members.map(StompEncoder.line), &out)
        case .rooms(let listings): writeMessage(.rooms, me, lines: listings.map(StompEncoder.line), &out)
        case .topic(let room, let topic):
            guard let topic else { return writeMessage(.topic, me, room: room, &out) }
            self.topic(topic, of: room, me, &out)
        case .remembered(let room, let life, let messages, _, let forgotten):
            writeMessage(.history, me, room: room, &out) { spelling, out in
                spelling.header(StompHeader.roomID, StompEncoder.hexadecimal(life.number).utf8, &out)
                spelling.header(StompHeader.count, number: messages, &out)
                if let forgotten { spelling.header(StompHeader.forgotten, number: forgotten, &out) }
            }
        case .history(let room, let events):
            for event in events { self.event(event, in: room, &out, answering: me) }
        case .renamed(let member, let name):
            writeMessage(.renamed, me, from: member.name, &out) { $0.header(StompHeader.name, name.shown, &$1) }
        case .away(let words): writeMessage(.away, me, body: words?.bytes ?? [], &out)
        case .absent(let name, let words):
            writeMessage(.absent, me, body: words.bytes, &out) { $0.header(StompHeader.user, name.shown, &$1) }
        case .inviting(let name, let room):
            writeMessage(.invited, me, room: room, from: me.member?.name, &out) {
                $0.header(StompHeader.user, name.shown, &$1)
            }
        case .invited(let host, let room):
            writeMessage(.invited, me, room: room, from: host.name, &out) { spelling, out in
                if let name = me.member?.name { spelling.header(StompHeader.user, name.shown, &out) }
            }
        case .knocked(let room): writeMessage(.knocked, me, room: room, from: me.member?.name, &out)
        case .modes(let room, let modes, _, let isForMember):
            let masks = MaskList.allCases.flatMap { list in
                modes.masks[list, default: []].map {
                    StompEncoder.line(of: ModeChange(.list(list), isSet: true, $0.mask.shown), showsKey: false)
                }
            }
            let settings = modes.settings.map { StompEncoder.line(of: $0, showsKey: isForMember) }
            writeMessage(.settings, me, room: room, lines: settings + masks, &out)
        case .goodbye(let departure):
            if let words = StompEncoder.goodbye(departure) { error(words, reason: departure.word, &out) }
        case .greeting, .online, .switched, .delivered, .changed, .introduced, .empowered, .reloading, .question: break
        }
    }

    // MARK: Single answers

    private func welcome(_ name: UserName, _ facts: ServerFacts, _ me: Recipient, _ out: inout [UInt8]) {
        let spelling = StompFrameWriter(.connected, reader.version)
        spelling.begin(&out)
        spelling.header(StompHeader.version, reader.version.rawValue.utf8, &out)
        spelling.header(StompHeader.server, facts.name.utf8, &out)
        spelling.header(StompHeader.session, String(me.member?.user.number ?? 0).utf8, &out)
        spelling.header(StompHeader.started, facts.started.spelled, &out)
        spelling.header(StompHeader.user, name.shown, &out)
        spelling.header(StompHeader.heartBeat, StompHeartbeatHeader.offer(facts.limits).utf8, &out)
        spelling.finish(&out)
        if facts.messageOfTheDay.isEmpty { return }
        writeMessage(
            .motd, me, body: Array(facts.messageOfTheDay.map(\.bytes).joined(separator: [UInt8(ascii: "\n")])), &out)
    }

    private func entered(
        _ room: RoomName, _ event: Event, _ count: Int, earlier: Int, _ me: Recipient, _ out: inout [UInt8]
    ) {
        message(.entered, answering: me, room: room, &out) { spelling, isAcknowledged, out in
            stamp(event, spelling, &out)
            if isAcknowledged { spelling.header(StompHeader.ack, event.id.spelled, &out) }
            spelling.header(StompHeader.count, number: count, &out)
            if earlier > 0 { spelling.header(StompHeader.earlier, number: earlier, &out) }
        }
    }

    private func topic(_ topic: Topic, of room: RoomName, _ me: Recipient, _ out: inout [UInt8]) {
        writeMessage(.topic, me, room: room, from: topic.setter, part: 0, body: topic.text.bytes, &out) {
            $0.header(StompHeader.time, topic.time.spelled, &$1)
        }
    }

    // MARK: The frame

    /// Appends a MESSAGE of the server. When one answer takes several messages, `part` makes their ids distinct.
    func writeMessage(
        _ name: StompEvent, _ me: Recipient, room: RoomName? = nil, from: UserName? = nil, part: Int? = nil,
        lines: [[UInt8]]? = nil, body: [UInt8] = [], _ out: inout [UInt8],
        more: (StompFrameWriter, inout [UInt8]) -> Void = { _, _ in }
    ) {
        let number = String(me.number.giver, radix: 16) + "-" + String(me.number.count)
        let id = part.map { "\(number)-\($0)" } ?? number
        let body = lines.map { Array($0.joined(separator: [UInt8(ascii: "\n")])) } ?? body
        message(name, answering: me, room: room, body: body, &out) { spelling, isAcknowledged, out in
            if let from { spelling.header(StompHeader.from, from.shown, &out) }
            spelling.header(StompHeader.messageID, id.utf8, &out)
            if isAcknowledged { spelling.header(StompHeader.ack, id.utf8, &out) }
            if let lines { spelling.header(StompHeader.count, number: lines.count, &out) }
            more(spelling, &out)
        }
    }

    /// Returns a member as a line of text: `ana operator`.
    private static func line(_ member: Member) -> [UInt8] {
        let roles = member.roles.all.map { " " + RoomMode.role($0).name }
        return member.name.shown + Array(roles.joined().utf8)
    }

    /// Returns a room listing as a line of text: `tea 3 what we drink`.
    private static func line(_ listing: RoomListing) -> [UInt8] {
        listing.name.shown + Array(" \(listing.members)".utf8)
            + (listing.topic.map { [UInt8(ascii: " ")] + $0.text.bytes } ?? [])
    }
}
