/// The one form by which names are compared: their bytes, ASCII capitals made small, nothing else folded.
///
/// It is made once, when a name is made; looking up a name never folds again.
public struct FoldedKey: Hashable, Sendable {
    /// The folded bytes.
    public let bytes: [UInt8]

    init(folding shown: [UInt8]) {
        bytes = shown.contains(where: \.isASCIICapital) ? shown.map(\.foldedInASCII) : shown
    }

    /// Hashes all bytes in one piece; byte by byte would take five times as long.
    public func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}

extension UInt8 {
    var isASCIICapital: Bool { self >= 0x41 && self <= 0x5A }
    var isASCIILetter: Bool { self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }
    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
    var foldedInASCII: UInt8 { isASCIICapital ? self | 0x20 : self }
}
