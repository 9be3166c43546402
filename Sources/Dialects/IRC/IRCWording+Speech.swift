internal import Chat

/// What people say, in lines that are not too long.
extension IRCWording {
    func direct(_ message: DirectMessage, to recipient: UserName, _ out: inout [UInt8]) {
        spoken(message.said, by: message.sender, message.id, message.time, &out) { $0 += recipient.shown }
    }

    /// Several lines of text, and lines that would be longer than the protocol allows, become several messages, of which
    /// the first carries the id and what the speaker's program says.
    func spoken(
        _ said: Said, by speaker: Member, _ id: MessageID, _ time: Timestamp, _ out: inout [UInt8],
        target: (inout [UInt8]) -> Void
    ) {
        if said.kind == .tags { return tagsAlone(said, by: speaker, id, time, &out, target: target) }
        let start = out.count
        tags(id, time, by: speaker, client: said.clientTags, &out)
        let line = out.count
        let closing = IRCWording.open(said.kind, from: speaker, &out, target: target)
        let most = IRCMessage.mostBytes - (out.count - line) - closing.utf8CodeUnitCount
        if let words = said.text.onlyLine, words.count <= most {
            out += words
            out.add(closing)
            return out.add("\r\n")
        }
        // As most that is said fits, only what does not is cut, and begun again.
        let head = Array(out[line...])
        out.removeSubrange(start...)
        for (index, piece) in said.text.lines.flatMap({ cuts($0, atMost: most) }).enumerated() {
            tags(index == 0 ? id : nil, time, by: speaker, client: index == 0 ? said.clientTags : .none, &out)
            out += head
            out += piece
            out.add(closing)
            out.add("\r\n")
        }
    }

    /// TAGMSG, for those who read tags.
    private func tagsAlone(
        _ said: Said, by speaker: Member, _ id: MessageID, _ time: Timestamp, _ out: inout [UInt8],
        target: (inout [UInt8]) -> Void
    ) {
        if !capabilities.contains(.messageTags) { return }
        tags(id, time, by: speaker, client: said.clientTags, &out)
        out.add(source: speaker, "TAGMSG")
        target(&out)
        out.add("\r\n")
    }

    /// How many bytes of words fit into one line that is said so to somebody.
    static func mostBytes(of kind: Said.Kind, from speaker: Member, to name: UserName) -> Int {
        var head: [UInt8] = []
        let closing = open(kind, from: speaker, &head) { $0 += name.shown }
        return IRCMessage.mostBytes - head.count - closing.utf8CodeUnitCount
    }

    /// Begins a line: who says it how and to whom, and the mark of CTCP, if it is that. Gives back what closes it.
    private static func open(
        _ kind: Said.Kind, from speaker: Member, _ out: inout [UInt8], target: (inout [UInt8]) -> Void
    ) -> StaticString {
        out.add(source: speaker, kind == .notice || kind == .programReply ? "NOTICE" : "PRIVMSG")
        target(&out)
        out.add(" :")
        switch kind {
        case .message, .notice, .tags: return ""
        case .action: out.add("\u{1}ACTION ")
        case .programQuery, .programReply: out.add("\u{1}")
        }
        return "\u{1}"
    }
}
