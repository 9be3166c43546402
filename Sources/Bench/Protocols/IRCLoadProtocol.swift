internal import Wire

/// Speaks IRC (RFC 1459, RFC 2812, Modern IRC) as a client, to any server.
struct IRCLoadProtocol: LoadProtocol {
    func login(_ name: String) -> [UInt8] { Array("NICK \(name)\r\nUSER \(name) 0 * :roost-bench\r\n".utf8) }

    var afterLogin: [UInt8] { [] }

    func join(room: Int) -> [UInt8] { Array("JOIN #load\(room)\r\n".utf8) }

    func leave(room: Int) -> [UInt8] { Array("PART #load\(room)\r\nQUIT :done\r\n".utf8) }

    func say(room: Int, ordinal: Int, bytes: Int, into out: inout [UInt8]) {
        out.append("PRIVMSG #load")
        out.appendDecimal(room)
        out.append(" :")
        ProbeText.spell(room: room, ordinal: ordinal, bytes: bytes, into: &out)
        out.append("\r\n")
    }

    var hearsOwnWords: Bool { false }

    func makeParser() -> any ReplyParser { IRCReplyParser() }
}

/// Parses what an IRC server sends.
struct IRCReplyParser: ReplyParser {
    /// 512 bytes and 8191 of tags (IRCv3 Message Tags), with a margin for servers that send more.
    private var framer = LineFramer(bound: 16_384)

    mutating func hear(_ piece: Span<UInt8>, into heard: inout ParsedReplies) {
        framer.feed(
            piece, line: { IRCReplyParser.understand($0, &heard) },
            tooLong: { _ in heard.append(.refused(Array("a line of over 16384 bytes".utf8))) })
    }

    private static func understand(_ line: Span<UInt8>, _ heard: inout ParsedReplies) {
        var start = 0
        // Skips the tags and the source.
        if line.has("@", at: start) { start = (line.first(UInt8(ascii: " "), from: start) ?? line.count) + 1 }
        if line.has(":", at: start) { start = (line.first(UInt8(ascii: " "), from: start) ?? line.count) + 1 }
        if line.has("PRIVMSG ", at: start) {
            guard let space = line.first(UInt8(ascii: " "), from: start + 8) else { return }
            ProbeText.read(line, from: space + (line.has(":", at: space + 1) ? 2 : 1), into: &heard)
        } else {
            heard.append(remark(line, at: start))
        }
    }

    private static func remark(_ line: Span<UInt8>, at start: Int) -> ParsedReplies.ControlReply? {
        if line.has("PING ", at: start) {
            return .asked(
                Array("PONG ".utf8) + line.extracting((start + 5)..<line.count).copied + [
                    UInt8(ascii: "\r"), UInt8(ascii: "\n"),
                ])
        }
        if line.has("001 ", at: start) { return .welcomed }
        if line.has("366 ", at: start) { return .joined }
        if line.has("ERROR ", at: start) || isRefusal(line, at: start) { return .refused(line.copied) }
        return nil
    }

    /// Returns whether the line is an error numeric; a missing message of the day (422) does not count.
    private static func isRefusal(_ line: Span<UInt8>, at start: Int) -> Bool {
        guard line.has(" ", at: start + 3), line[start] == UInt8(ascii: "4") || line[start] == UInt8(ascii: "5") else {
            return false
        }
        return !line.has("422", at: start) && line[start + 1] &- UInt8(ascii: "0") <= 9
            && line[start + 2] &- UInt8(ascii: "0") <= 9
    }
}
