internal import Chat

/// Encodes chat messages, in lines within the protocol's length limit.
extension IRCEncoder {
    func direct(_ message: DirectMessage, to recipient: UserName, _ out: inout [UInt8]) {
        spoken(message.said, by: message.sender, message.id, message.time, &out) { $0 += recipient.shown }
    }

    /// Appends a message, as several IRC messages when it came from another dialect and has several lines or a line
    /// that is too long. The first part has the id of the message, and each other part an id of its own. Only the first
    /// part carries the client tags.
    func spoken(
        _ said: ChatMessage, by speaker: Member, _ id: MessageID, _ time: Timestamp, _ out: inout [UInt8],
        target: (inout [UInt8]) -> Void
    ) {
        if said.kind == .tags { return tagsAlone(said, by: speaker, id, time, &out, target: target) }
        // A message without text has only attributes, which only STOMP clients read.
        if said.text.isEmpty { return }
        let start = out.count
        tags(id, time, by: speaker, client: said.clientTags, &out)
        let line = out.count
        let closing = IRCEncoder.open(said.kind, from: speaker, &out, target: target)
        let most = IRCEncoder.mostBytes(behind: out.count - line, closing)
        if let words = said.text.onlyLine, words.count <= most {
            out += words
            return out.append(closing)
        }
        // Most messages fit into one line, so only here is the line removed, and written again in pieces.
        let head = Array(out[line...])
        out.removeSubrange(start...)
        for (index, piece) in said.text.lines.flatMap({ cuts($0, atMost: most) }).enumerated() {
            tags(id, part: index, time, by: speaker, client: index == 0 ? said.clientTags : .none, &out)
            out += head
            out += piece
            out.append(closing)
        }
    }

    /// Appends TAGMSG, if the client has negotiated `message-tags`.
    private func tagsAlone(
        _ said: ChatMessage, by speaker: Member, _ id: MessageID, _ time: Timestamp, _ out: inout [UInt8],
        target: (inout [UInt8]) -> Void
    ) {
        if !capabilities.contains(.messageTags) { return }
        tags(id, time, by: speaker, client: said.clientTags, &out)
        out.append(source: speaker, "TAGMSG")
        target(&out)
        out.append("\r\n")
    }

    /// The number of text bytes that fit into one line for every speaker and target name.
    static let alwaysRelayedBytes = 250

    /// Returns the maximum number of text bytes in one line of that kind from the speaker to the target.
    static func mostBytes(of kind: ChatMessage.Kind, from speaker: Member, to target: [UInt8]) -> Int {
        var head: [UInt8] = []
        let closing = open(kind, from: speaker, &head) { $0 += target }
        return mostBytes(behind: head.count, closing)
    }

    private static func mostBytes(behind head: Int, _ closing: StaticString) -> Int {
        IRCMessage.mostBytes + 2 - head - closing.utf8CodeUnitCount
    }

    /// Appends the beginning of a message line: source, command, target, and the CTCP delimiter if the kind needs it.
    /// Returns the end of the line after the text, including CR LF.
    private static func open(
        _ kind: ChatMessage.Kind, from speaker: Member, _ out: inout [UInt8], target: (inout [UInt8]) -> Void
    ) -> StaticString {
        out.append(source: speaker, kind == .notice || kind == .programReply ? "NOTICE" : "PRIVMSG")
        target(&out)
        out.append(" :")
        switch kind {
        case .message, .notice, .tags: return "\r\n"
        case .action: out.append("\u{1}ACTION ")
        case .programQuery, .programReply: out.append("\u{1}")
        }
        return "\u{1}\r\n"
    }
}
