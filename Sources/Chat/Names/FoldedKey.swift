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
        bytes = UTF8Scan.isPlain(shown.span) ? shown.asciiLowercased : FoldedKey.normalised(shown)
    }

    /// Folds bytes that the caller knows to be ASCII.
    init(ascii shown: [UInt8]) {
        bytes = shown.asciiLowercased
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
