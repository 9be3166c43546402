internal import Wire

/// Speaks the plain dialect as a client.
struct PlainLoadProtocol: LoadProtocol {
    func login(_ name: String) -> [UInt8] { Array("/login \(name)\n".utf8) }

    /// A login leads into the lobby, whose name depends on the server.
    var afterLogin: [UInt8] { Array("/leave\n".utf8) }

    func join(room: Int) -> [UInt8] { Array("/join load\(room)\n".utf8) }

    func leave(room: Int) -> [UInt8] { Array("/leave load\(room)\n/quit done\n".utf8) }

    /// The message goes to the current room, which is the room that the client joined last.
    func say(room: Int, ordinal: Int, bytes: Int, into out: inout [UInt8]) {
        ProbeText.spell(room: room, ordinal: ordinal, bytes: bytes, into: &out)
        out.append(UInt8(ascii: "\n"))
    }

    var hearsOwnWords: Bool { false }

    func makeParser() -> any ReplyParser { PlainReplyParser() }
}

/// Parses what a server of the plain dialect sends.
struct PlainReplyParser: ReplyParser {
    private var framer = LineFramer(bound: 65_536)

    mutating func hear(_ piece: Span<UInt8>, into heard: inout ParsedReplies) {
        framer.feed(
            piece, line: { PlainReplyParser.understand($0, &heard) },
            tooLong: { _ in heard.append(.refused(Array("a line of over 65536 bytes".utf8))) })
    }

    private static func understand(_ line: Span<UInt8>, _ heard: inout ParsedReplies) {
        if line.has("[", at: 0), let end = line.first(UInt8(ascii: "]"), from: 1) {
            if line.has(" -- ", at: end + 1) {
                // `here:` is the last line of the answer to a join.
                if line.has("[load", at: 0), line.has("here: ", at: end + 5) { heard.append(.joined) }
            } else if let colon = line.first(UInt8(ascii: ":"), from: end) {
                ProbeText.read(line, from: colon + 2, into: &heard)
            }
        } else if line.has("-- welcome to ", at: 0) {
            heard.append(.welcomed)
        } else if line.has("!! ", at: 0) {
            heard.append(.refused(line.copied))
        }
    }
}
