/// Splits bytes into lines, which end in LF or CR LF. It uses no sockets and does not interpret the lines.
///
/// The lines do not depend on how the stream is cut into pieces. A line within one piece is passed on without a copy;
/// only a line that continues in the next piece is copied, and never more than `bound` bytes of it.
public struct LineFramer: Sendable {
    /// The maximum number of bytes in a line, without its end.
    public let bound: Int
    /// The number of bytes after which a line counts as endless.
    private let patience: Int
    private var partial: [UInt8] = []
    private var isDiscarding = false
    /// The number of bytes so far in the line that is too long.
    private var dropped = 0
    /// Whether a byte order mark may stand before the next line.
    private var mayHaveMark: Bool

    /// Creates a framer at the start of a line. By default it drops the rest of long lines.
    ///
    /// - Parameter skipsByteOrderMark: whether U+FEFF at the beginning of the stream is no part of the first line.
    public init(bound: Int, patience: Int = .max, skipsByteOrderMark: Bool = false) {
        self.bound = bound
        mayHaveMark = skipsByteOrderMark
        self.patience = patience
    }

    /// Reads a piece of the stream and passes on each line that ends in it.
    ///
    /// - Parameters:
    ///   - line: called with each whole line, without its end; the span is valid during the call.
    ///   - tooLong: called once for a line of more than `bound` bytes, as soon as that is known, with the first
    ///     `bound + 1` of them; the rest is dropped.
    ///   - endless: called once for a line of more than `patience` bytes, whether or not its end has arrived.
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

    /// Drops what has arrived of an unfinished line. The next byte begins a line.
    public mutating func discardUnfinished() {
        partial = []
        isDiscarding = false
    }

    private mutating func finish(
        _ whole: Span<UInt8>, _ line: (Span<UInt8>) -> Void, _ tooLong: (Span<UInt8>) -> Void, _ endless: () -> Void
    ) {
        let count = whole.count
        let length = count > 0 && whole[count - 1] == UInt8(ascii: "\r") ? count - 1 : count
        if length <= bound {
            let start = mayHaveMark && whole.beginsWithByteOrderMark ? 3 : 0
            mayHaveMark = false
            return line(whole.extracting(min(start, length)..<length))
        }
        mayHaveMark = false
        tooLong(whole.extracting(0...bound))
        if count > patience { endless() }
    }

    /// Keeps the unfinished line, with one byte over the bound if that is a CR whose LF may follow.
    private mutating func keep(_ rest: Span<UInt8>, _ tooLong: (Span<UInt8>) -> Void, _ endless: () -> Void) {
        let count = partial.count + rest.count
        let last = rest[rest.count - 1]
        if count > bound && !(count == bound + 1 && last == UInt8(ascii: "\r")) {
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

    /// Returns the index of the next LF. It searches 32 bytes at a time, since few bytes of a stream are LF.
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
                if bytes[index] == UInt8(ascii: "\n") { return index }
                index += 1
            }
            return nil
        }
    }

    /// Returns a mask whose lowest set bit is in the first LF of the eight bytes, or 0 when they contain none.
    private static func marks(_ eight: UInt64) -> UInt64 {
        let (everyLF, everyOne): (UInt64, UInt64) = (0x0A0A_0A0A_0A0A_0A0A, 0x0101_0101_0101_0101)
        // An LF becomes a zero byte, which borrows in the subtraction; borrows in later bytes do not matter.
        let zeroes = UInt64(littleEndian: eight) ^ everyLF
        return (zeroes &- everyOne) & ~zeroes & everyOne << 7
    }

    private static func copy(_ span: Span<UInt8>) -> [UInt8] { span.withUnsafeBufferPointer { Array($0) } }
}
