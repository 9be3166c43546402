/// Bytes to lines. No sockets, no meaning: a line is what stands before LF, or before CR LF.
///
/// However the bytes are cut into pieces, the same lines come out. A line within one piece is handed on where it lies;
/// only one that goes on in the next piece is copied, and never more than `bound` bytes of it.
public struct LineFramer: Sendable {
    /// The most bytes that a line may have, without its end.
    public let bound: Int
    /// Bytes after which a line counts as one that will never end.
    private let patience: Int
    private var partial: [UInt8] = []
    private var isDiscarding = false
    /// How many bytes of the line that is too long there have been.
    private var dropped = 0
    /// Whether a byte order mark may stand before the next line.
    private var mayHaveMark: Bool

    /// A framer at the beginning of a line; by default it bears lines of any length, whose rest it drops.
    ///
    /// - Parameter skipsByteOrderMark: whether U+FEFF at the beginning of the stream is no part of the first line.
    public init(bound: Int, patience: Int = .max, skipsByteOrderMark: Bool = false) {
        self.bound = bound
        mayHaveMark = skipsByteOrderMark
        self.patience = patience
    }

    /// Takes a piece of the stream, and hands on each line that it ends.
    ///
    /// - Parameters:
    ///   - line: called with each whole line, without its end; the span is valid during the call.
    ///   - tooLong: called once for a line of more than `bound` bytes, as soon as that is known, with the first
    ///     `bound + 1` of them; the rest is dropped.
    ///   - endless: called once for a line of more bytes than the framer bears, with its end as far as that has come.
    public mutating func feed(
        _ piece: Span<UInt8>, line: (Span<UInt8>) -> Void, tooLong: (Span<UInt8>) -> Void,
        endless: () -> Void = {}
    ) {
        var start = 0
        while start < piece.count {
            guard let end = LineFramer.newline(in: piece, from: start) else { break }
            let rest = piece.extracting(start..<end)
            start = end + 1
            if isDiscarding {
                drop(rest.count, endless)
                isDiscarding = false
            } else if partial.isEmpty {
                finish(rest, line, tooLong, endless)
            } else {
                let whole = partial + LineFramer.copy(rest)
                partial.removeAll(keepingCapacity: true)
                finish(whole.span, line, tooLong, endless)
            }
        }
        if start == piece.count { return }
        if isDiscarding { return drop(piece.count - start, endless) }
        keep(piece.extracting(start..<piece.count), tooLong, endless)
    }

    private mutating func finish(
        _ whole: Span<UInt8>, _ line: (Span<UInt8>) -> Void, _ tooLong: (Span<UInt8>) -> Void, _ endless: () -> Void
    ) {
        let count = whole.count
        let length = count > 0 && whole[count - 1] == 0x0D ? count - 1 : count
        if length <= bound {
            let start = mayHaveMark && whole.beginsWithByteOrderMark ? 3 : 0
            mayHaveMark = false
            return line(whole.extracting(min(start, length)..<length))
        }
        mayHaveMark = false
        tooLong(whole.extracting(0...bound))
        if count > patience { endless() }
    }

    /// Keeps the unfinished line; one byte more than the bound may be a CR whose LF has yet to come.
    private mutating func keep(_ rest: Span<UInt8>, _ tooLong: (Span<UInt8>) -> Void, _ endless: () -> Void) {
        let count = partial.count + rest.count
        let last = rest[rest.count - 1]
        if count > bound && !(count == bound + 1 && last == 0x0D) {
            let head = partial + LineFramer.copy(rest.extracting(0..<(bound + 1 - partial.count)))
            partial = []
            isDiscarding = true
            dropped = 0
            tooLong(head.span)
            return drop(count, endless)
        }
        partial.append(contentsOf: LineFramer.copy(rest))
    }

    private mutating func drop(_ count: Int, _ endless: () -> Void) {
        let before = dropped
        dropped &+= count
        if before <= patience && dropped > patience { endless() }
    }

    /// Where the next LF stands. It is looked for in 32 bytes at once, since most of a stream is no LF.
    private static func newline(in piece: Span<UInt8>, from start: Int) -> Int? {
        piece.withUnsafeBytes { bytes in
            var index = start
            while index <= bytes.count - 32 {
                let first = marks(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                let second = marks(bytes.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self))
                let third = marks(bytes.loadUnaligned(fromByteOffset: index + 16, as: UInt64.self))
                let fourth = marks(bytes.loadUnaligned(fromByteOffset: index + 24, as: UInt64.self))
                if first | second | third | fourth != 0 {
                    if first != 0 { return index + first.trailingZeroBitCount / 8 }
                    if second != 0 { return index + 8 + second.trailingZeroBitCount / 8 }
                    if third != 0 { return index + 16 + third.trailingZeroBitCount / 8 }
                    return index + 24 + fourth.trailingZeroBitCount / 8
                }
                index += 32
            }
            while index < bytes.count {
                if bytes[index] == 0x0A { return index }
                index += 1
            }
            return nil
        }
    }

    /// Eight bytes in which the lowest bit that is set belongs to the first LF among them; 0 where there is none.
    private static func marks(_ eight: UInt64) -> UInt64 {
        let (everyLF, everyOne): (UInt64, UInt64) = (0x0A0A_0A0A_0A0A_0A0A, 0x0101_0101_0101_0101)
        // A byte is zero where an LF stands, and borrows; what borrows behind it does not matter.
        let zeroes = UInt64(littleEndian: eight) ^ everyLF
        return (zeroes &- everyOne) & ~zeroes & everyOne << 7
    }

    private static func copy(_ span: Span<UInt8>) -> [UInt8] { span.withUnsafeBufferPointer { Array($0) } }
}
