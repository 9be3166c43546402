/// A valid name of a user.
///
/// 1–32 bytes of ASCII: a letter or one of ``[ ] \ ` _ ^ { | }``, then also digits and `-`. Names that differ only in
/// ASCII case are equal. `you` is invalid, since the server addresses the reader by it.
public struct UserName: Hashable, Sendable, CustomStringConvertible {
    /// The most bytes of a name; the limit `name` may be lower.
    public static let mostBytes = 32

    private static let reader = FoldedKey(ascii: Array("you".utf8))

    /// The name as the user spelled it.
    public let shown: [UInt8]
    /// The name's form for comparison.
    public let key: FoldedKey

    /// Creates a name from bytes, or returns nil when they are invalid.
    public init?(_ bytes: some Collection<UInt8>) {
        guard let first = bytes.first, bytes.count <= UserName.mostBytes, UserName.canBegin(first) else { return nil }
        guard bytes.allSatisfy({ UserName.canBegin($0) || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }) else {
            return nil
        }
        shown = Array(bytes)
        key = FoldedKey(ascii: shown)
        if key == UserName.reader { return nil }
    }

    /// Creates a name from text, or returns nil when it is invalid.
    public init?(_ text: String) { self.init(Array(text.utf8)) }

    private static func canBegin(_ byte: UInt8) -> Bool {
        // In ASCII, [ \ ] ^ _ ` come between upper and lower case, and { | } after lower case.
        byte.isASCIILetter || (byte >= UInt8(ascii: "[") && byte <= UInt8(ascii: "`"))
            || (byte >= UInt8(ascii: "{") && byte <= UInt8(ascii: "}"))
    }

    /// Names with the same key are equal, however they are spelled.
    public static func == (left: UserName, right: UserName) -> Bool { left.key == right.key }

    /// Hashes consistently with `==`.
    public func hash(into hasher: inout Hasher) { key.hash(into: &hasher) }

    /// The name as the user spelled it.
    public var description: String { String(decoding: shown, as: UTF8.self) }
}
