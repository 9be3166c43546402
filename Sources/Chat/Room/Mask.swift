/// A pattern that matches users, `name!ident@host`. `*` stands for any bytes and `?` for one byte.
public struct Mask: Hashable, Sendable {
    /// The most bytes of a mask with its missing parts filled in.
    public static let mostBytes = 200

    /// Whether the mask only mutes, since it began with `m:`.
    public let isMute: Bool
    /// The complete pattern in its original spelling.
    private let pattern: [UInt8]
    /// The pattern in ASCII lower case, for comparison.
    private let key: [UInt8]
    private let glob: Glob

    private static var star: UInt8 { UInt8(ascii: "*") }
    private static let mute = Array("m:".utf8)

    /// Completes a mask: `ana` becomes `ana!*@*`, `x@y` becomes `*!x@y`. Returns nil when it cannot be one word of a
    /// line.
    public init?(_ bytes: some Collection<UInt8>) {
        let isMute = bytes.starts(with: Mask.mute)
        let given = Array(bytes.dropFirst(isMute ? Mask.mute.count : 0))
        guard !given.isEmpty, given.count <= Mask.mostBytes, given.first != UInt8(ascii: ":"),
            MessageText(given.span) != nil,
            given.allSatisfy({ $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: ",") && $0 != 0x7F })
        else { return nil }
        self.isMute = isMute
        pattern = Mask.completed(given)
        // The limit also holds for the text in lists, since clients remove a mask by that text.
        if pattern.count > Mask.mostBytes { return nil }
        key = pattern.asciiLowercased
        glob = Glob(Mask.withoutTilde(pattern))
    }

    /// The mask as lists show it.
    public var shown: [UInt8] { (isMute ? Mask.mute : []) + pattern }

    /// Masks that differ only in ASCII case are equal.
    public static func == (left: Mask, right: Mask) -> Bool {
        left.key == right.key && left.isMute == right.isMute
    }

    /// Hashes consistently with `==`.
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }

    /// Whether the pattern matches the member.
    public func matches(_ member: Member) -> Bool { matches(Mask.description(of: member)) }

    /// Whether the pattern matches a result of `description(of:)`.
    func matches(_ person: [UInt8]) -> Bool { glob.matches(person) }

    /// Returns the text that masks are matched against: `name!ident@host`.
    static func description(of member: Member) -> [UInt8] {
        member.name.shown + [UInt8(ascii: "!")] + member.profile.userhost
    }

    /// Drops a tilde before the ident. Servers that look idents up put a tilde before unverified ones. Roost verifies
    /// none and adds no tilde, so masks for those servers match, too.
    private static func withoutTilde(_ pattern: [UInt8]) -> [UInt8] {
        guard let bang = pattern.firstIndex(of: UInt8(ascii: "!")), bang + 1 < pattern.count,
            pattern[bang + 1] == UInt8(ascii: "~")
        else { return pattern }
        return Array(pattern[...bang] + pattern[(bang + 2)...])
    }

    /// Puts `*` for each missing or empty part. An `@` before the `!` belongs to the name.
    private static func completed(_ given: [UInt8]) -> [UInt8] {
        let bang = given.firstIndex(of: UInt8(ascii: "!"))
        let at = given.lastIndex(of: UInt8(ascii: "@")).flatMap { $0 < bang ?? 0 ? nil : $0 }
        if bang == nil && at == nil {
            let isHost = given.contains(UInt8(ascii: ".")) || given.contains(UInt8(ascii: ":"))
            return isHost ? Array("*!*@".utf8) + given : given + Array("!*@*".utf8)
        }
        let name = given[..<(bang ?? 0)]
        let ident = given[(bang.map { $0 + 1 } ?? 0)..<(at ?? given.count)]
        let host = given[(at.map { $0 + 1 } ?? given.count)...]
        return filled(name) + [UInt8(ascii: "!")] + filled(ident) + [UInt8(ascii: "@")] + filled(host)
    }

    private static func filled(_ part: ArraySlice<UInt8>) -> ArraySlice<UInt8> { part.isEmpty ? [star] : part }
}

/// A mask on a list, with its setter and time.
public struct MaskEntry: Hashable, Sendable {
    /// The mask.
    public let mask: Mask
    /// The user who set the mask.
    public let setter: UserName
    /// The time at which the mask was set.
    public let time: Timestamp
}
