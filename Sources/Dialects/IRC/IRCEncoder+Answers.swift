internal import Chat

/// Encodes the replies of the router and of rooms to a command of the client.
extension IRCEncoder {
    func answer(_ answer: ServerReply, to me: Recipient, _ out: inout [UInt8]) {
        switch answer {
        case .welcome(_, let facts, let serverCounts): welcome(facts, serverCounts, to: me, &out)
        case .entered(let room, let joining, let topic, let replay, let members, let isSecret):
            guard let member = me.member else { return }
            tags(nil, me.now, by: member, &out)
            join(member, room, &out)
            if let topic { self.topic(topic, of: room, to: me, &out) }
            if !capabilities.contains(.noImplicitNames) {
                names(members, of: room, isSecret: isSecret, to: me, &out)
                out.refuse(.endOfNames, me, Array("#".utf8) + room.shown)
            }
            self.replay(replay, of: room, at: joining, to: me, &out)
        case .exited(let room, let departure):
            guard let member = me.member, case .left(let reason) = departure else { return }
            tags(nil, me.now, by: member, &out)
            part(member, room, reason, &out)
        case .delivered(let message, let recipient, _):
            if capabilities.contains(.echoMessage) { direct(message, to: recipient.name, &out) }
        case .renamed(let member, let name): announcement(.renamed(member, to: name), me.now, &out)
        case .away(let words):
            let numeric = words == nil ? Numeric.unAway : .nowAway
            out.append(numeric, to: me, words: Array(numeric.words.utf8))
        case .absent(let name, let words): out.append(.away, to: me, [name.shown], words: words.bytes)
        case .changed(let member, let on, let off): modes(of: member, on: on, off: off, me.now, &out)
        case .introduced(let member): introduced(member, me.now, &out)
        case .empowered(let member):
            out.append(.youAreOperator, to: me, words: Array(Numeric.youAreOperator.words.utf8))
            modes(of: member, on: .serverOperator, off: [], me.now, &out)
        case .reloading: out.append(.rehashing, to: me, [Array("roost.conf".utf8)], words: Array("Rehashing".utf8))
        case .question: out.append("PING :", string: me.serverName + "\r\n")
        case .inviting(let name, let room):
            out.append(.inviting, to: me, [name.shown, Array("#".utf8) + room.shown])
        case .knocked(let room):
            out.append(
                .knockDelivered, to: me, [Array("#".utf8) + room.shown], words: Array(Numeric.knockDelivered.words.utf8)
            )
        case .invited(let host, let room):
            guard let member = me.member else { return }
            tags(nil, me.now, by: host, &out)
            invitation(of: member.name, by: host, to: room, &out)
        case .modes(let room, let modes, let since, let isForMember):
            self.modes(of: room, modes, since: since, isForMember: isForMember, to: me, &out)
        case .goodbye(.wrongProtocol), .goodbye(.spokeTLS), .goodbye(.handshakeFailed):
            break  // answered in its own protocol
        case .goodbye(let departure):
            out.append("ERROR :Closing link: ")
            out += IRCEncoder.reason(departure)
            out.append("\r\n")
        case .greeting, .online, .everyone, .switched, .members, .rooms, .topic, .history, .remembered:
            break  // its commands ask for these
        }
    }

    func modes(
        of member: Member, on: UserModes, off: UserModes, _ time: Timestamp, _ out: inout [UInt8]
    ) {
        tags(nil, time, by: member, &out)
        out.append(source: member, "MODE")
        out += member.name.shown
        out.append(" ")
        if !on.isEmpty { out += Array("+".utf8) + on.spelled }
        if !off.isEmpty { out += Array("-".utf8) + off.spelled }
        out.append("\r\n")
    }

    func topic(_ topic: Topic, of room: RoomName, to me: Recipient, _ out: inout [UInt8]) {
        let channel = Array("#".utf8) + room.shown
        out.append(.topic, to: me, [channel], words: topic.text.bytes)
        let seconds = Array(String(topic.time.milliseconds / 1000).utf8)
        out.append(.topicWhoTime, to: me, [channel, topic.setter.shown, seconds])
    }
}

extension Array {
    /// Returns the elements in slices of `size`; the last slice may be shorter. Returns no slice for an empty array.
    func chunked(by size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min(count, $0 + size)] }
    }
}
