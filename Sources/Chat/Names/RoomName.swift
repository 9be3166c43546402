/// A valid name of a room.
///
/// 1–64 bytes of UTF-8 without space, comma, control, format or separator characters and without a leading `#`. Names
/// that differ only in case or in the encoding of accents are equal. `direct` is invalid, since it marks direct
/// messages.
public struct RoomName: Hashable, Sendable, CustomStringConvertible {
    /// The most bytes of a name; the limit `room-name` may be lower.
    public static let mostBytes = 64

    /// The name as the room's creator spelled it.
    public let shown: [UInt8]
    /// The name's form for comparison.
    public let key: FoldedKey

    /// The room that users join at login, unless the configuration names another.
    public static let usualLobby = RoomName(proven: "lobby")

    private static let direct = FoldedKey(ascii: Array("direct".utf8))

    /// Creates a name from bytes, or returns nil when they are invalid.
    public init?(_ bytes: some Collection<UInt8>) {
        guard let first = bytes.first, bytes.count <= RoomName.mostBytes, first != UInt8(ascii: "#") else { return nil }
        let shown = Array(bytes)
        if shown.contains(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }) { return nil }
        let isASCII = UTF8Scan.isPlain(shown.span)
        let isClean =
            isASCII
            || UTF8Scan.allSatisfy(shown.span) {
                $0 < 0x80 ? $0 > UInt8(ascii: " ") && $0 != 0x7F : RoomName.isVisible($0)
            }
        guard isClean else { return nil }
        let key = isASCII ? FoldedKey(ascii: shown) : FoldedKey(folding: shown)
        if key == RoomName.direct { return nil }
        self.shown = shown
        self.key = key
    }

    /// Creates a name from text, or returns nil when it is invalid.
    public init?(_ text: String) { self.init(Array(text.utf8)) }

    /// Creates a name from a literal in the source, which needs no check.
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

    /// Names with the same key are equal, however they are spelled.
    public static func == (left: RoomName, right: RoomName) -> Bool { left.key == right.key }

    /// Hashes consistently with `==`.
    public func hash(into hasher: inout Hasher) { key.hash(into: &hasher) }

    /// The name as the room's creator spelled it.
    public var description: String { String(decoding: shown, as: UTF8.self) }
}
