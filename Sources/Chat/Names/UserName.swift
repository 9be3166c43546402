/// The name of a person, and the proof that it can be one.
///
/// 1–32 bytes of ASCII: a letter or one of ``[ ] \ ` _ ^ { | }``, then also digits and `-`. Two names are one if they
/// differ in ASCII capitals only. Nobody can be called `you`: so the server calls whoever reads it.
public struct UserName: Hashable, Sendable, CustomStringConvertible {
    /// The most bytes that a name can have; the limit `name` may ask for fewer.
    public static let mostBytes = 32

    private static let reader = FoldedKey(ascii: Array("you".utf8))

    /// As its owner spelled it.
    public let shown: [UInt8]
    /// As it is compared.
    public let key: FoldedKey

    /// Takes the bytes for a name if they can be one.
    public init?(_ bytes: some Collection<UInt8>) {
        guard let first = bytes.first, bytes.count <= UserName.mostBytes, UserName.canBegin(first) else { return nil }
        guard bytes.allSatisfy({ UserName.canBegin($0) || $0.isASCIIDigit || $0 == 0x2D }) else { return nil }
        shown = Array(bytes)
        key = FoldedKey(ascii: shown)
        if key == UserName.reader { return nil }
    }

    /// Takes the text for a name if it can be one.
    public init?(_ text: String) { self.init(Array(text.utf8)) }

    private static func canBegin(_ byte: UInt8) -> Bool {
        // [ \ ] ^ _ ` stand between the capitals and the small letters; { | } behind them.
        byte.isASCIILetter || (byte >= 0x5B && byte <= 0x60) || (byte >= 0x7B && byte <= 0x7D)
    }

    /// The same name, however it is spelled.
    public static func == (left: UserName, right: UserName) -> Bool { left.key == right.key }

    /// Agrees with `==`.
    public func hash(into hasher: inout Hasher) { key.hash(into: &hasher) }

    /// As its owner spelled it.
    public var description: String { String(decoding: shown, as: UTF8.self) }
}
