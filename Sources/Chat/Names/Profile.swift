/// What others may see of a person beside their name. Made at login, shared by all who mention the person.
public final class Profile: Hashable, Sendable {
    /// What the person's client calls them: letters, digits and `-_.` alone.
    public let ident: [UInt8]
    /// Where they come from, so disguised that nobody learns an address: `[0-9A-Za-z_:.-]+`.
    public let host: [UInt8]
    /// What they call themselves in full.
    public let realName: Text

    /// A profile; whatever does not fit an ident is left out of it.
    public init(_ introduction: Introduction, host: [UInt8]) {
        ident = introduction.ident
        self.host = host
        realName = introduction.realName
    }

    private init(ident: [UInt8], host: [UInt8], realName: Text) {
        self.ident = ident
        self.host = host
        self.realName = realName
    }

    /// The same profile with another name in full.
    func introduced(as realName: Text) -> Profile { Profile(ident: ident, host: host, realName: realName) }

    /// The same words.
    public static func == (left: Profile, right: Profile) -> Bool {
        left === right || (left.ident, left.host, left.realName) == (right.ident, right.host, right.realName)
    }

    /// Agrees with `==`.
    public func hash(into hasher: inout Hasher) { hasher.combine(host) }
}

/// How somebody introduces themselves, beside their name.
public struct Introduction: Sendable {
    /// The most bytes of an ident.
    public static let mostIdentBytes = 18
    /// The most bytes of a name in full.
    public static let mostRealNameBytes = 128
    /// Of those who say nothing of themselves.
    public static let none = Introduction(ident: Array("roost".utf8), realName: .nothing)

    let ident: [UInt8]
    let realName: Text

    /// What the client says; an ident keeps only what every dialect can show, and is never empty.
    public init(ident: some Sequence<UInt8>, realName: Text) {
        let clean = ident.filter {
            $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F
        }
        self.ident = clean.isEmpty ? Array("user".utf8) : Array(clean.prefix(Introduction.mostIdentBytes))
        self.realName = realName
    }
}
