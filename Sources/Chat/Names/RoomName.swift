/// The name of a room, and the proof that it can be one.
///
/// 1–64 bytes of UTF-8 without space, comma, control, format or separator characters and without a leading `#`. Two
/// names are one if they differ only in capitals, or in how accents are encoded. `direct` is none: it stands before direct
/// messages.
public struct RoomName: Hashable, Sendable, CustomStringConvertible {
    /// The most bytes that a name can have; the limit `room-name` may ask for fewer.
    public static let mostBytes = 64

    /// As whoever created the room spelled it.
    public let shown: [UInt8]
    /// As it is compared.
    public let key: FoldedKey

    /// Where people are after logging in, unless the server was told otherwise.
    public static let usualLobby = RoomName(proven: "lobby")

    private static let direct = FoldedKey(ascii: Array("direct".utf8))

    /// Takes the bytes for a name if they can be one.
    public init?(_ bytes: some Collection<UInt8>) {
        guard let first = bytes.first, bytes.count <= RoomName.mostBytes, first != 0x23 else { return nil }
        let shown = Array(bytes)
        if shown.contains(where: { $0 == 0x20 || $0 == 0x2C }) { return nil }
        let isASCII = UTF8Scan.isPlain(shown.span)
        let isClean =
            isASCII
            || UTF8Scan.allSatisfy(shown.span) { $0 < 0x80 ? $0 > 0x20 && $0 != 0x7F : RoomName.isVisible($0) }
        guard isClean else { return nil }
        let key = isASCII ? FoldedKey(ascii: shown) : FoldedKey(folding: shown)
        if key == RoomName.direct { return nil }
        self.shown = shown
        self.key = key
    }

    /// Takes the text for a name if it can be one.
    public init?(_ text: String) { self.init(Array(text.utf8)) }

    /// For names that stand in the code itself.
    private init(proven name: StaticString) {
        shown = name.withUTF8Buffer { Array($0) }
        key = FoldedKey(ascii: shown)
    }

    private static func isVisible(_ value: UInt32) -> Bool {
        guard let scalar = Unicode.Scalar(value) else { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate, .unassigned,
            .privateUse:
            return false
        default:
            return !scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    /// The same name, however it is spelled.
    public static func == (left: RoomName, right: RoomName) -> Bool { left.key == right.key }

    /// Agrees with `==`.
    public func hash(into hasher: inout Hasher) { key.hash(into: &hasher) }

    /// As whoever created the room spelled it.
    public var description: String { String(decoding: shown, as: UTF8.self) }
}
