import Testing
import Wire

@Suite struct LineFramerTests {
    /// What the framer delivers: a line, or the beginning of a line that is too long.
    private enum Framed: Equatable {
        case line([UInt8])
        case tooLong([UInt8])
    }

    private static let bound = 8
    private static var nine: Framed { tooLong("123456789".utf8) }

    private func frame(_ pieces: [[UInt8]]) -> [Framed] {
        var framer = LineFramer(bound: Self.bound)
        var framed: [Framed] = []
        for piece in pieces {
            framer.feed(
                piece.span,
                line: { line in framed.append(.line(line.withUnsafeBufferPointer { Array($0) })) },
                tooLong: { head in framed.append(.tooLong(head.withUnsafeBufferPointer { Array($0) })) })
        }
        return framed
    }

    /// Returns what the framer must deliver, by the simplest method: the stream is split at each LF. The unfinished
    /// last line counts only when it is already too long.
    private func expected(_ stream: [UInt8]) -> [Framed] {
        let parts = stream.split(separator: 0x0A, omittingEmptySubsequences: false).map { part in
            part.last == 0x0D ? Array(part.dropLast()) : Array(part)
        }
        let last = stream.split(separator: 0x0A, omittingEmptySubsequences: false).last ?? []
        let whole = parts.dropLast().map { $0.count > Self.bound ? Self.tooLong($0) : .line($0) }
        return whole + (last.count > Self.bound + (last.last == 0x0D ? 1 : 0) ? [Self.tooLong(last)] : [])
    }

    private static func tooLong(_ line: some Sequence<UInt8>) -> Framed { .tooLong(Array(line.prefix(bound + 1))) }

    private static let streams = [
        "", "\n", "\r\n", "\r", "\n\n\r\n\r\r\n", "a", "a\nb\r\nc", "one\r\ntwo\nthree", "a\rb\n\rc\r\r\n",
        "1234567\n", "12345678\n", "123456789\n", "1234567\r\n", "12345678\r\n", "123456789\r\n", "1234567\r\r\n",
        "12345678\r\r\n", "1234567\r", "12345678\r", "123456789\r", "12345678\rx\ngood\n", "123456789",
        "far too long a line\ngood\nanother that is too long\r\n\ngood\r\n", "12345678\n123456789\n12345678\r\n1",
        "too long and never ended, however long it gets", "\u{0}\n\u{FF}\u{B}\u{C}\n",
    ]

    @Test(arguments: streams)
    func `A stream yields the same lines however it is cut`(stream: String) {
        let bytes = Array(stream.utf8)
        let whole = expected(bytes)
        for pieces in Chop.all(bytes) { #expect(frame(pieces) == whole, "\(pieces)") }
    }

    @Test func `A line feed is found at any offset, and similar bytes are not`() {
        let others = (UInt8.min...UInt8.max).filter { $0 != 0x0A && $0 != 0x0D }
        for length in 0..<40 {
            for shift in 0..<8 {
                let line = (0..<length).map { others[($0 * 37 + shift * 31 + length) % others.count] }
                var framer = LineFramer(bound: 64)
                var lines: [[UInt8]] = []
                let stream = line + [0x0A, 0x0B, 0x0A] + line + [0x0A]
                framer.feed(
                    stream.span, line: { lines.append($0.withUnsafeBufferPointer { Array($0) }) }, tooLong: { _ in })
                #expect(lines == [line, [0x0B], line])
            }
        }
    }

    @Test func `The bound counts the bytes without the line end`() {
        #expect(frame([Array("12345678\r\n".utf8)]) == [.line(Array("12345678".utf8))])
        #expect(frame([Array("12345678\n".utf8)]) == [.line(Array("12345678".utf8))])
        #expect(frame([Array("123456789\n".utf8)]) == [Self.nine])
        #expect(frame([Array("123456789\r\n".utf8)]) == [Self.nine])
    }

    @Test func `An overlong line is reported once, as soon as it is too long, and good lines follow it`() {
        let start = Array("12345678".utf8)
        #expect(frame([start]) == [])
        #expect(frame([start, [0x39]]) == [Self.nine])
        #expect(frame([start, [0x39], start, start]) == [Self.nine])
        #expect(frame([start, [0x39], start, Array("\nok\n".utf8)]) == [Self.nine, .line(Array("ok".utf8))])
    }

    @Test(arguments: [8, 9, 20, 21, 22, 40])
    func `An overlong line is reported once, however the stream is cut`(length: Int) {
        let stream = Array(repeating: UInt8(0x61), count: length) + Array("\nok\n".utf8)
        for pieces in Chop.all(stream) {
            var framer = LineFramer(bound: Self.bound, patience: 20)
            var (tooLong, endless) = (0, 0)
            for piece in pieces {
                framer.feed(piece.span, line: { _ in }, tooLong: { _ in tooLong += 1 }, endless: { endless += 1 })
            }
            #expect(tooLong == (length > Self.bound ? 1 : 0) && endless == (length > 20 ? 1 : 0), "\(pieces)")
        }
    }

    /// Each stream, and the lines that are expected from a framer that skips a byte order mark (U+FEFF) at the
    /// beginning.
    private static let marked: [(String, [String])] = [
        ("\u{FEFF}one\n\u{FEFF}two\n", ["one", "\u{FEFF}two"]), ("\u{FEFF}\r\n\n", ["", ""]), ("one\n", ["one"]),
        ("\n\u{FEFF}one\n", ["", "\u{FEFF}one"]), ("\u{FEFF}12345\n", ["12345"]),
    ]

    @Test(arguments: marked)
    func `A byte order mark at the beginning is not part of the first line`(stream: String, lines: [String]) {
        for pieces in Chop.all(Array(stream.utf8)) {
            var framer = LineFramer(bound: Self.bound, skipsByteOrderMark: true)
            var framed: [String] = []
            for piece in pieces {
                framer.feed(
                    piece.span,
                    line: { framed.append($0.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }) },
                    tooLong: { _ in framed.append("too long") })
            }
            #expect(framed == lines, "\(pieces)")
        }
    }
}
