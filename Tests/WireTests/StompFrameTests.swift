import Seeds
import Testing
import Wire

@Suite struct StompFrameTests {
    private static let bounds = StompBounds(headers: 8, headerBytes: 4_096, bodyBytes: 256)

    private func bytes(_ frame: StompFrame, _ version: StompVersion) -> [UInt8] {
        var bytes: [UInt8] = []
        frame.encode(version, into: &bytes)
        return bytes
    }

    @Test func `A frame is written as the specification shows it`() {
        let frame = StompFrame(.message, [("destination", "/room/tea"), ("a:b", "1\r\n:\\")], body: "hi\0there")
        let start = "MESSAGE\ndestination:/room/tea\n"
        let end = "content-length:8\n\nhi\0there\0\n"
        #expect(bytes(frame, .v12) == Array((start + "a\\cb:1\\r\\n\\c\\\\\n" + end).utf8))
        #expect(bytes(frame, .v11) == Array((start + "a\\cb:1\r\\n\\c\\\\\n" + end).utf8))
        #expect(bytes(frame, .v10) == Array((start + "ab:1\r:\\\n" + end).utf8))
        #expect(
            bytes(StompFrame(.connected, [("server", "a:\\b")]), .v12) == Array("CONNECTED\nserver:a:\\b\n\n\0\n".utf8))
    }

    /// Header names and values are random text that the version can write. Bodies are random bytes.
    @Test(arguments: StompVersion.allCases, 1...200)
    func `A written frame parses to the same frame`(version: StompVersion, seed: UInt64) throws {
        var chance = SplitMix64(seed: seed)
        let letters: [String] = ["a", "b", "\\", "\\n", "ä", "€", " ", ":", "\n", "\r", "^"]
        func word(_ isAllowed: (String) -> Bool) -> String {
            "x"
                + (0..<Int.random(in: 0...9, using: &chance)).map { _ in
                    letters.filter(isAllowed).randomElement(using: &chance) ?? ""
                }.joined() + "x"
        }
        var sent: [StompFrame] = []
        var stream: [UInt8] = []
        if version != .v12 { sent.append(StompFrame(.connect, [("accept-version", version.rawValue)])) }
        for _ in 0..<4 {
            let command = StompCommand.allCases.filter { !$0.isOfServer && $0 != .connect && $0 != .stomp }
                .randomElement(using: &chance)
            var frame = StompFrame(try #require(command))
            for _ in 0..<Int.random(in: 0...6, using: &chance) {
                let name = word { version != .v10 || ($0 != "\n" && $0 != ":") }
                frame.headers.append(Array(name.utf8), word { version != .v10 || $0 != "\n" }.utf8)
            }
            if frame.command.mayHaveBody {
                frame.body = (0..<Int.random(in: 0...256, using: &chance)).map { _ in
                    .random(in: 0...255, using: &chance)
                }
            }
            sent.append(frame)
        }
        for frame in sent {
            frame.encode(version, into: &stream)
            if Bool.random(using: &chance) { stream += [0x0D, 0x0A, 0x0A] }
        }
        var read: [StompFrame] = []
        var framer = StompFramer(atServer: true, bounds: Self.bounds)
        var rest = stream[...]
        while !rest.isEmpty {
            let piece = Array(rest.prefix(Int.random(in: 1...40, using: &chance)))
            rest = rest.dropFirst(piece.count)
            framer.feed(piece.span, frame: { read.append($0) }, fault: { Issue.record("\($0)") })
        }
        #expect(read.map(Self.withoutLength) == sent.map(Self.withoutLength))
    }

    private static func withoutLength(_ frame: StompFrame) -> StompFrame {
        var headers = StompHeaders()
        for place in 0..<frame.headers.count where !frame.headers.name(place).elementsEqual("content-length".utf8) {
            headers.append(frame.headers.name(place), frame.headers.value(place))
        }
        return StompFrame(frame.command, headers, body: frame.body)
    }

    @Test func `The highest version that both sides know is used`() {
        #expect(StompVersion(highestOf: nil) == .v10)
        #expect(StompVersion(highestOf: Array("1.0,1.1,2.0".utf8)[...]) == .v11)
        #expect(StompVersion(highestOf: Array("1.2".utf8)[...]) == .v12)
        #expect(StompVersion(highestOf: Array("2.0,2.1".utf8)[...]) == nil)
        #expect(StompVersion(highestOf: []) == nil)
    }

    @Test func `The first of several headers with one name counts`() {
        let frame = StompFrame(.send, [("foo", "World"), ("foo", "Hello"), ("bar", "")])
        #expect(frame.headers.text("foo") == "World")
        #expect(frame.headers.text("bar") == "")
        #expect(frame.headers.text("baz") == nil)
        #expect(frame.headers.value(9).isEmpty && frame.headers.name(-1).isEmpty)
    }
}
