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
        let (head, closing) = IRCWording.frame(said.kind, from: speaker, target)
        let most = IRCMessage.mostBytes - head.count - closing.utf8CodeUnitCount
        var isFirst = true
        for line in said.text.lines {
            for piece in cuts(line, atMost: most) {
                tags(isFirst ? id : nil, time, by: speaker, client: isFirst ? said.clientTags : .none, &out)
                out += head
                out += piece
                out.add(closing)
                out.add("\r\n")
                isFirst = false
            }
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
        let (head, closing) = frame(kind, from: speaker) { $0 += name.shown }
        return IRCMessage.mostBytes - head.count - closing.utf8CodeUnitCount
    }

    /// What stands around the words: who says it how and to whom, and the marks of CTCP.
    private static func frame(
        _ kind: Said.Kind, from speaker: Member, _ target: (inout [UInt8]) -> Void
    ) -> (head: [UInt8], closing: StaticString) {
        let (opening, closing): (StaticString, StaticString) =
            switch kind {
            case .message, .notice, .tags: ("", "")
            case .action: ("\u{1}ACTION ", "\u{1}")
            case .programQuery, .programReply: ("\u{1}", "\u{1}")
            }
        var head: [UInt8] = []
        head.reserveCapacity(128)
        head.add(source: speaker, kind == .notice || kind == .programReply ? "NOTICE" : "PRIVMSG")
        target(&head)
        head.add(" :")
        head.add(opening)
        return (head, closing)
    }
}
