internal import Wire

/// Speaks STOMP 1.2 as a client, with the destinations of Roost's rooms.
struct StompLoadProtocol: LoadProtocol {
    func login(_ name: String) -> [UInt8] {
        frame(.connect, [("accept-version", "1.2"), ("host", "roost"), ("login", name), ("heart-beat", "0,0")])
    }

    var afterLogin: [UInt8] { [] }

    func join(room: Int) -> [UInt8] {
        frame(.subscribe, [("id", "0"), ("destination", "/room/load\(room)"), ("receipt", "joined")])
    }

    func leave(room: Int) -> [UInt8] { frame(.unsubscribe, [("id", "0")]) + frame(.disconnect, []) }

    func say(room: Int, ordinal: Int, bytes: Int, into out: inout [UInt8]) {
        var body: [UInt8] = []
        ProbeText.spell(room: room, ordinal: ordinal, bytes: bytes, into: &body)
        var headers = StompHeaders()
        headers.append("destination", "/room/load\(room)")
        StompFrame(.send, headers, body: body).encode(.v12, into: &out)
    }

    /// A speaker receives its own messages in their place in the room's order.
    var hearsOwnWords: Bool { true }

    func makeParser() -> any ReplyParser { StompReplyParser() }

    private func frame(_ command: StompCommand, _ headers: [(StaticString, String)]) -> [UInt8] {
        var out: [UInt8] = []
        StompFrame(command, headers).encode(.v12, into: &out)
        return out
    }
}

/// Parses what a STOMP server sends.
struct StompReplyParser: ReplyParser {
    private var framer = StompFramer(
        atServer: false, bounds: StompBounds(headers: 64, headerBytes: 16_384, bodyBytes: 65_536))

    mutating func hear(_ piece: Span<UInt8>, into heard: inout ParsedReplies) {
        framer.feed(
            piece, frame: { StompReplyParser.understand($0, &heard) },
            fault: { heard.append(.refused(Array("a frame that can't be read: \($0.reason.rawValue)".utf8))) })
    }

    private static func understand(_ frame: StompFrame, _ heard: inout ParsedReplies) {
        if frame.command == .message {
            ProbeText.read(frame.body.span, from: 0, into: &heard)
        } else {
            heard.append(remark(frame))
        }
    }

    private static func remark(_ frame: StompFrame) -> ParsedReplies.ControlReply? {
        switch frame.command {
        case .connected: .welcomed
        case .receipt: frame.headers.text("receipt-id") == "joined" ? .joined : nil
        case .error: .refused(Array((frame.headers.text("message") ?? "ERROR").utf8) + Array(" ".utf8) + frame.body)
        case .message, .connect, .stomp, .send, .subscribe, .unsubscribe, .begin, .commit, .abort, .ack, .nack,
            .disconnect:
            nil
        }
    }
}
