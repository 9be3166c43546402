@_spi(_Unicode) import Swift

/// The form by which names are compared: NFC of the lower case of NFC.
///
/// A key is made once, when a name is made; looking up a name never folds again. ASCII is folded byte by byte, without a
/// String. Callers bound the number of bytes beforehand: the key of a name has at most nine times as many.
public struct FoldedKey: Hashable, Sendable {
    /// The folded bytes.
    public let bytes: [UInt8]

    /// Folds UTF-8. Bytes that are not well-formed become U+FFFD.
    public init(folding shown: [UInt8]) {
        bytes = UTF8Scan.isPlain(shown.span) ? shown.foldedInASCII : FoldedKey.normalised(shown)
    }

    /// Folds bytes that are known to be ASCII.
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

    /// Hashes all bytes in one piece; byte by byte would take five times as long.
    public func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}

extension [UInt8] {
    /// The bytes with ASCII capitals made small. Allocates nothing if there are none.
    var foldedInASCII: [UInt8] { contains(where: \.isASCIICapital) ? map(\.foldedInASCII) : self }
}

extension UInt8 {
    var isASCIICapital: Bool { self >= 0x41 && self <= 0x5A }
    var isASCIILetter: Bool { self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }
    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
    var foldedInASCII: UInt8 { isASCIICapital ? self | 0x20 : self }
}
