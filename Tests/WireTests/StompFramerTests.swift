import Testing
import Wire

@Suite struct StompFramerTests {
    /// What the framer delivers: a frame, or the reason of a fault.
    enum Framed: Equatable {
        case frame(StompFrame)
        case fault(StompFault.Reason)
    }

    static let bounds = StompBounds(headers: 4, headerBytes: 60, bodyBytes: 8)

    static func frame(_ pieces: [[UInt8]], atServer: Bool = true, bounds: StompBounds = bounds) -> [Framed] {
        var framer = StompFramer(atServer: atServer, bounds: bounds)
        var framed: [Framed] = []
        for piece in pieces {
            framer.feed(piece.span, frame: { framed.append(.frame($0)) }, fault: { framed.append(.fault($0.reason)) })
        }
        return framed
    }

    private static func send(_ body: String, _ headers: [(StaticString, String)] = []) -> Framed {
        .frame(StompFrame(.send, headers, body: body))
    }

    private static func plain(_ command: StompCommand, _ headers: [(StaticString, String)] = []) -> Framed {
        .frame(StompFrame(command, headers))
    }

    /// Each stream of a client, and the frames and faults that are expected from it. `^` stands for NUL.
    private static let streams: [(String, [Framed])] = [
        ("", []), ("\n\r\n\n", []), ("\u{FEFF}SEND\n\nhi^", [send("hi")]), ("SEND\n\nhi", []),
        ("\u{FEFF}\nSEND\n\nhi^", [send("hi")]), ("SEND\n\n^\u{FEFF}SEND\n\n^", [send(""), .fault(.unknownCommand)]),
        ("SEND\n\nhi^", [send("hi")]),
        // STOMP 1.2, "Augmented BNF": EOL is LF or CR LF, and any number of EOLs may follow a frame.
        ("\n\nSEND\r\na:b\r\n\r\nhi\r^\r\n\nABORT\n\n^\n", [send("hi\r", [("a", "b")]), plain(.abort)]),
        ("SEND\n\n^SEND\n\n\n^", [send(""), send("\n")]),
        // "Repeated Header Entries", "Value Encoding": spaces are not trimmed, and escape sequences are decoded.
        ("SEND\na:1\na: 2 \n:\n\n^", [.fault(.malformedHeader)]),
        ("SEND\na:1\na: 2 \n\n^", [send("", [("a", "1"), ("a", " 2 ")])]),
        ("SEND\na\\cb:\\r\\n\\c\\\\\n\n^", [send("", [("a:b", "\r\n:\\")])]),
        ("SEND\na:b:c\nd:\n\n^", [send("", [("a", "b:c"), ("d", "")])]),
        ("SEND\na:\\t\n\n^SEND\n\n^", [.fault(.undefinedEscape)]), ("SEND\na:\\\n\n^", [.fault(.undefinedEscape)]),
        ("SEND\na\n\n^", [.fault(.malformedHeader)]), ("SEND\na b\n", [.fault(.malformedHeader)]),
        // "Header content-length": the body has exactly this many bytes, which may include NUL. A NUL follows the body.
        ("SEND\ncontent-length:3\n\na^\n^", [send("a\u{0}\n", [("content-length", "3")])]),
        ("SEND\ncontent-length:0003\n\nabc^", [send("abc", [("content-length", "0003")])]),
        ("SEND\ncontent-length:8\n\n12345678^", [send("12345678", [("content-length", "8")])]),
        ("SEND\ncontent-length:0\n\n^\n", [send("", [("content-length", "0")])]),
        ("SEND\ncontent-length:1\n\nab^", [.fault(.bodyNotEnded)]),
        ("SEND\ncontent-length:9\n\n", [.fault(.bodyTooLong)]),
        ("SEND\ncontent-length:99999999999999999999\n\n", [.fault(.bodyTooLong)]),
        ("SEND\ncontent-length:-1\n\n", [.fault(.badContentLength)]),
        ("SEND\ncontent-length:\n\n", [.fault(.badContentLength)]),
        ("SEND\ncontent-length: 1\n\na^", [.fault(.badContentLength)]),
        ("SEND\n\n12345678^", [send("12345678")]), ("SEND\n\n123456789", [.fault(.bodyTooLong)]),
        // "Body": only SEND, MESSAGE and ERROR frames may have a body.
        ("BEGIN\n\nx^", [.fault(.unexpectedBody)]), ("BEGIN\ncontent-length:1\n\n", [.fault(.unexpectedBody)]),
        ("BEGIN\ncontent-length:0\n\n^", [plain(.begin, [("content-length", "0")])]),
        // Some clients send a line end before the NUL of a frame without a body. The framer accepts it.
        ("BEGIN\n\n\r\n\n^ABORT\n\n^", [plain(.begin), plain(.abort)]), ("BEGIN\n\n\nx^", [.fault(.unexpectedBody)]),
        // An unknown command is refused once its headers have been read, or at once when the line can't be a command.
        ("send\n", []), ("send\n\n", [.fault(.unknownCommand)]), ("MESSAGE\na:b\n\n^", [.fault(.unknownCommand)]),
        ("PING\nx\n", [.fault(.unknownCommand)]), ("PING\na:\\t\n", [.fault(.unknownCommand)]),
        ("SEND \n", [.fault(.unknownCommand)]), ("\rSEND\n", [.fault(.unknownCommand)]),
        ("UNSUBSCRIBE\r\n\n^", [plain(.unsubscribe)]), ("UNSUBSCRIBES", []),
        ("UNSUBSCRIBE\r\r", [.fault(.unknownCommand)]),
        ("GET / HTTP/1.1", [.fault(.unknownCommand)]), ("^", []), ("^\n", [.fault(.unknownCommand)]),
        // "Size Limits": a frame with too many or too long headers is refused.
        ("ACK\na:1\na:2\na:3\na:4\n\n^", [plain(.ack, [("a", "1"), ("a", "2"), ("a", "3"), ("a", "4")])]),
        ("ACK\na:1\na:2\na:3\na:4\na:5\n", [.fault(.tooManyHeaders)]),
        (
            "ACK\n\(String(repeating: "x", count: 27)):\(String(repeating: "y", count: 26))\n\n^ACK\n\n^",
            [plain(.ack, [("xxxxxxxxxxxxxxxxxxxxxxxxxxx", String(repeating: "y", count: 26))]), plain(.ack)]
        ),
        ("ACK\n\(String(repeating: "x", count: 57))", [.fault(.headersTooLong)]),
        ("ACK\n\(String(repeating: "x", count: 54)):y\n\n", [.fault(.headersTooLong)]),
        // The version that a CONNECT or STOMP frame offers decides how the headers of later frames are decoded.
        (
            "CONNECT\na:\\c:\n\n^SEND\n a : \\b \n\n^",
            [plain(.connect, [("a", "\\c:")]), send("", [("a", "\\b")])]
        ),
        (
            "CONNECT\naccept-version:1.0, 1.1,3\n\n^SEND\na: \\c\n\n^SEND\na:\\r\n\n^",
            [plain(.connect, [("accept-version", "1.0, 1.1,3")]), send("", [("a", " :")]), .fault(.undefinedEscape)]
        ),
        ("STOMP\naccept-version:1\\c2\n\n^", [plain(.stomp, [("accept-version", "1:2")])]),
    ]

    @Test(arguments: streams)
    func `A stream yields the same frames however it is cut`(stream: String, framed: [Framed]) {
        let bytes = stream.utf8.map { $0 == UInt8(ascii: "^") ? 0 : $0 }
        for pieces in Chop.all(bytes) { #expect(Self.frame(pieces) == framed, "\(pieces)") }
    }

    @Test func `Headers are UTF-8`() {
        let head = Array("SEND\na:".utf8)
        #expect(Self.frame([head + [0xC3, 0xA4, 10, 10, 0]]) == [Self.send("", [("a", "ä")])])
        #expect(Self.frame([head + [0xC3, 10]]) == [.fault(.headerNotUTF8)])
    }

    @Test func `A fault contains what was read of its frame`() {
        var framer = StompFramer(atServer: true, bounds: Self.bounds)
        var fault: StompFault?
        framer.feed(
            Array("SEND\nreceipt:7\nx\n\nSEND\n\n\0".utf8).span, frame: { _ in Issue.record("nothing was whole") },
            fault: { fault = $0 })
        #expect(fault?.command == .send)
        #expect(fault?.headers.text("receipt") == "7")
        #expect(framer.isBroken)
    }

    @Test func `The fault of an unknown command contains the requested receipt`() {
        var framer = StompFramer(atServer: true, bounds: Self.bounds)
        var fault: StompFault?
        framer.feed(
            Array("PUBLISH\nreceipt:7\n\nwords\0".utf8).span, frame: { _ in Issue.record("it is no frame") },
            fault: { fault = $0 })
        #expect(fault?.reason == .unknownCommand && fault?.command == nil)
        #expect(fault?.headers.text("receipt") == "7")
    }

    @Test func `Client and server each parse what the other may send`() {
        for command in StompCommand.allCases {
            var bytes: [UInt8] = []
            StompFrame(command).encode(.v12, into: &bytes)
            let isRead = [true, false].map { Self.frame([bytes], atServer: $0) != [.fault(.unknownCommand)] }
            #expect(isRead == [!command.isOfServer, command.isOfServer])
        }
    }

    @Test func `A client learns the version from CONNECTED`() {
        for (header, version) in [("version:1.1\n", StompVersion.v11), ("version:1.2\n", .v12), ("", .v10)] {
            var framer = StompFramer(atServer: false, bounds: Self.bounds)
            framer.feed(Array("CONNECTED\n\(header)\n\0".utf8).span, frame: { _ in }, fault: { _ in })
            #expect(framer.version == version)
        }
    }
}
