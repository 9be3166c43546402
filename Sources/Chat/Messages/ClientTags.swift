/// The client-only tags of a message, as `+key=value;+key`: the server passes them on unchanged, and only programs
/// understand them (IRCv3 Message Tags, "Client-only tags").
public struct ClientTags: Hashable, Sendable {
    /// The encoded tags without delimiters: no space, line end or NUL, and no key twice.
    public let bytes: [UInt8]

    /// No tags.
    public static var none: ClientTags { ClientTags() }

    private init() { bytes = [] }

    /// Selects the tags that begin with `+`; the other tags are between a client and its server. Of tags with the same
    /// key, the last one counts.
    ///
    /// - Parameter tags: all tags of a line, `key=value;key`.
    public init(among tags: [UInt8]) {
        var keys: Set<ArraySlice<UInt8>> = []
        let forOthers = tags.split(separator: UInt8(ascii: ";")).reversed().filter { tag in
            tag.first == UInt8(ascii: "+") && tag.count > 1
                && !tag.contains { [0, UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: " ")].contains($0) }
                && keys.insert(tag.prefix { $0 != UInt8(ascii: "=") }).inserted
        }
        bytes = Array(forOthers.reversed().joined(separator: [UInt8(ascii: ";")]))
    }

    /// Whether there are no tags.
    public var isEmpty: Bool { bytes.isEmpty }
}
