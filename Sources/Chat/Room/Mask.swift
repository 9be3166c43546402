/// A pattern of people, `name!ident@host`, in which `*` stands for any bytes and `?` for one.
public struct Mask: Hashable, Sendable {
    /// The most bytes of a mask, once its missing parts are filled in.
    public static let mostBytes = 200

    /// Whether it only silences: it was written with `m:` before it.
    public let isMute: Bool
    /// The pattern in full, as it was spelled.
    private let pattern: [UInt8]
    /// What makes two masks one.
    private let key: [UInt8]
    private let glob: Glob

    private static let star: UInt8 = 0x2A
    private static let mute = Array("m:".utf8)

    /// Fills in what is left out: `ana` is `ana!*@*`, and `x@y` is `*!x@y`. Nil for what can be no word of a line.
    public init?(_ bytes: some Collection<UInt8>) {
        let isMute = bytes.starts(with: Mask.mute)
        let given = Array(bytes.dropFirst(isMute ? Mask.mute.count : 0))
        guard !given.isEmpty, given.count <= Mask.mostBytes, given.first != 0x3A, MessageText(given.span) != nil,
            given.allSatisfy({ $0 > 0x20 && $0 != 0x2C && $0 != 0x7F })
        else { return nil }
        self.isMute = isMute
        pattern = Mask.completed(given)
        // The bound holds for what lists show, too, by which the mask is removed again.
        if pattern.count > Mask.mostBytes { return nil }
        key = pattern.foldedInASCII
        glob = Glob(Mask.withoutTilde(pattern))
    }

    /// As lists show it.
    public var shown: [UInt8] { (isMute ? Mask.mute : []) + pattern }

    /// Masks that differ in ASCII capitals alone are one.
    public static func == (left: Mask, right: Mask) -> Bool {
        left.key == right.key && left.isMute == right.isMute
    }

    /// Agrees with `==`.
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }

    /// Whether the pattern describes the person.
    public func matches(_ member: Member) -> Bool { matches(Mask.description(of: member)) }

    /// Whether the pattern describes somebody who is described by `description(of:)`.
    func matches(_ person: [UInt8]) -> Bool { glob.matches(person) }

    /// What patterns are held against: `name!ident@host`.
    static func description(of member: Member) -> [UInt8] {
        member.name.shown + [0x21] + member.profile.userhost
    }

    /// On servers that can look an ident up, a tilde before it says that nobody did. Here nobody ever does, and no ident has
    /// one; so masks that were written for those servers fit, too.
    private static func withoutTilde(_ pattern: [UInt8]) -> [UInt8] {
        guard let bang = pattern.firstIndex(of: 0x21), bang + 1 < pattern.count, pattern[bang + 1] == 0x7E
        else { return pattern }
        return Array(pattern[...bang] + pattern[(bang + 2)...])
    }

    /// `*` stands in for each part that is missing or empty. An `@` before the `!` belongs to the name.
    private static func completed(_ given: [UInt8]) -> [UInt8] {
        let bang = given.firstIndex(of: 0x21)
        let at = given.lastIndex(of: 0x40).flatMap { $0 < bang ?? 0 ? nil : $0 }
        if bang == nil && at == nil {
            let isHost = given.contains(0x2E) || given.contains(0x3A)
            return isHost ? Array("*!*@".utf8) + given : given + Array("!*@*".utf8)
        }
        let name = given[..<(bang ?? 0)]
        let ident = given[(bang.map { $0 + 1 } ?? 0)..<(at ?? given.count)]
        let host = given[(at.map { $0 + 1 } ?? given.count)...]
        return filled(name) + [0x21] + filled(ident) + [0x40] + filled(host)
    }

    private static func filled(_ part: ArraySlice<UInt8>) -> ArraySlice<UInt8> { part.isEmpty ? [star] : part }
}

/// A mask on a list, who put it there, and when.
public struct MaskEntry: Hashable, Sendable {
    /// The mask.
    public let mask: Mask
    /// Who put it there.
    public let setter: UserName
    /// When.
    public let time: Timestamp
}
