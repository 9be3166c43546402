@_spi(_Unicode) import Swift

/// The form of a name for comparison: NFC of the lower case of NFC.
///
/// A name's key is computed once, when the name is created, so that a look-up never folds again. ASCII is folded byte
/// by byte, without a String. Callers limit the number of bytes beforehand: a key has at most nine times as many bytes
/// as its name.
public struct FoldedKey: Hashable, Sendable {
    /// The folded bytes.
    public let bytes: [UInt8]

    /// Folds UTF-8. Malformed bytes become U+FFFD.
    public init(folding shown: [UInt8]) {
        bytes = UTF8Scan.isPlain(shown.span) ? shown.foldedInASCII : FoldedKey.normalised(shown)
    }

    /// Folds bytes that the caller knows to be ASCII.
    init(ascii shown: [UInt8]) {
        bytes = shown.foldedInASCII
    }

    /// Lower case can undo NFC, so the result is normalised again.
    private static func normalised(_ shown: [UInt8]) -> [UInt8] {
        var small = ""
        for scalar in String(decoding: shown, as: UTF8.self)._nfc { small += scalar.properties.lowercaseMapping }
        var key = ""
        key.unicodeScalars.append(contentsOf: small._nfc)
        return Array(key.utf8)
    }

    /// Hashes all bytes in one call; hashing byte by byte would take five times as long.
    public func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}

extension [UInt8] {
    /// The bytes with ASCII capitals in lower case. Allocates nothing when there are no capitals.
    var foldedInASCII: [UInt8] { contains(where: \.isASCIICapital) ? map(\.foldedInASCII) : self }
}

extension UInt8 {
    var isASCIICapital: Bool { self >= 0x41 && self <= 0x5A }
    var isASCIILetter: Bool { self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }
    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
    var foldedInASCII: UInt8 { isASCIICapital ? self | 0x20 : self }
}
