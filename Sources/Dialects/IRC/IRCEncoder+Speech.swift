internal import Chat

/// What people say, in lines that are not too long.
extension IRCEncoder {
    func direct(_ message: DirectMessage, to recipient: UserName, _ out: inout [UInt8]) {
        spoken(message.said, by: message.sender, message.id, message.time, &out) { $0 += recipient.shown }
    }

    /// A text of another dialect may have several lines, and lines that are longer than the protocol allows. It becomes
    /// several messages, each with an id of its own, of which the first is that of the text. The first message carries what
    /// the speaker's program says.
    func spoken(
        _ said: ChatMessage, by speaker: Member, _ id: MessageID, _ time: Timestamp, _ out: inout [UInt8],
        target: (inout [UInt8]) -> Void
    ) {
        if said.kind == .tags { return tagsAlone(said, by: speaker, id, time, &out, target: target) }
        // A body without words is for programs that read frames.
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
        // As most that is said fits, only what does not is cut, and begun again.
        let head = Array(out[line...])
        out.removeSubrange(start...)
        for (index, piece) in said.text.lines.flatMap({ cuts($0, atMost: most) }).enumerated() {
            tags(id, part: index, time, by: speaker, client: index == 0 ? said.clientTags : .none, &out)
            out += head
            out += piece
            out.append(closing)
        }
    }

    /// TAGMSG, for those who read tags.
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

    /// Bytes of words that fit into one line whatever the speaker and the target are called.
    static let alwaysRelayedBytes = 250

    /// How many bytes of words fit into one line that is said so to a target.
    static func mostBytes(of kind: ChatMessage.Kind, from speaker: Member, to target: [UInt8]) -> Int {
        var head: [UInt8] = []
        let closing = open(kind, from: speaker, &head) { $0 += target }
        return mostBytes(behind: head.count, closing)
    }

    private static func mostBytes(behind head: Int, _ closing: StaticString) -> Int {
        IRCMessage.mostBytes + 2 - head - closing.utf8CodeUnitCount
    }

    /// Begins a line: who says it how and to whom, and the mark of CTCP, if it is that. Gives back what closes it, to its end.
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
