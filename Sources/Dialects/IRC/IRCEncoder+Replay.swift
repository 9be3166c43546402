internal import Chat

/// Encodes the messages from before a user joined, which the limit `replay` requests.
extension IRCEncoder {
    /// Appends the replay after RPL_ENDOFNAMES (366), when the client has opened the room. A client with `batch` gets
    /// it as a batch, so that it does not take the messages for new ones (IRCv3 `chathistory` batch type). A client
    /// without `server-time` gets the time in the text.
    func replay(
        _ replay: Replay, of room: RoomName, at joining: Event, to me: Recipient, _ out: inout [UInt8]
    ) {
        var lines: [UInt8] = []
        let begin = replay.messages.first?.time ?? joining.time
        if replay.earlier > 0 { missing(replay, before: begin, in: room, at: me.serverName, &lines) }
        if replay.messages.isEmpty { return out += lines }
        for event in replay.messages { said(before: event, in: room, &lines) }
        guard capabilities.contains(.batch) else { return out += lines }
        let batch = IRCServerBatch("h\(joining.sequence)")
        out +=
            batch.opening("chathistory #\(room)", at: me.serverName) + batch.part(lines)
            + batch.closing(at: me.serverName)
    }

    /// Appends a notice to the channel that messages are not shown.
    private func missing(
        _ replay: Replay, before time: Timestamp, in room: RoomName, at serverName: String, _ out: inout [UInt8]
    ) {
        tags(nil, time, &out)
        out.append(":", string: serverName)
        out.append(" NOTICE ")
        out.append(channel: room)
        out.append(" :", string: "\(replay.omission)\r\n")
    }

    /// Appends an event of the backlog. For a client without `server-time`, each line of a message begins with its
    /// time.
    private func said(before event: Event, in room: RoomName, _ out: inout [UInt8]) {
        guard case .said(let speaker, let said) = event.kind, !capabilities.contains(.serverTime) else {
            return self.event(event, in: room, &out)
        }
        let stamp = IRCEncoder.stamp(event.time)
        let lines = said.text.lines.map { stamp + $0 }
        guard let text = MessageText(Array(lines.joined(separator: [UInt8(ascii: "\n")])).span, newlines: true),
            let stamped = ChatMessage(said.kind, text, tags: said.clientTags)
        else { return }
        spoken(stamped, by: speaker, event.id, event.time, &out) { $0.append(channel: room) }
    }

    /// Returns the time as text: `[2026-11-21 17:05 UTC] `.
    private static func stamp(_ time: Timestamp) -> [UInt8] {
        let spelled = time.spelled
        guard let separator = spelled.firstIndex(of: UInt8(ascii: "T")) else { return [] }
        let minutes = spelled[(separator + 1)...].prefix(5)
        return Array("[".utf8) + spelled[..<separator] + [UInt8(ascii: " ")] + minutes + Array(" UTC] ".utf8)
    }
}
