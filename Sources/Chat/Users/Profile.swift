/// What others may see of a person beside their name. Made at login, shared by all who mention the person.
public final class Profile: Hashable, Sendable {
    /// What the person's client calls them: letters, digits and `-_.` alone.
    public let ident: [UInt8]
    /// Where they come from, so disguised that nobody learns an address: `[0-9A-Za-z_:.-]+`.
    public let host: [UInt8]
    /// `ident@host`, which stands before whatever they say on IRC.
    public let userhost: [UInt8]
    /// What they call themselves in full.
    public let realName: MessageText
    /// Whether they say that they are a program, not a person.
    public let isBot: Bool

    /// A profile; whatever does not fit an ident is left out of it.
    public init(_ introduction: UserInfo, host: [UInt8]) {
        ident = introduction.ident
        self.host = host
        userhost = ident + [0x40] + host
        realName = introduction.realName
        isBot = false
    }

    private init(_ other: Profile, realName: MessageText, isBot: Bool) {
        ident = other.ident
        host = other.host
        userhost = other.userhost
        self.realName = realName
        self.isBot = isBot
    }

    /// The same profile with another name in full.
    func introduced(as realName: MessageText) -> Profile { Profile(self, realName: realName, isBot: isBot) }

    /// The same profile of a program, or of a person.
    func marked(asBot isBot: Bool) -> Profile { Profile(self, realName: realName, isBot: isBot) }

    /// The same words.
    public static func == (left: Profile, right: Profile) -> Bool {
        left === right
            || (left.ident, left.host, left.realName, left.isBot)
                == (right.ident, right.host, right.realName, right.isBot)
    }

    /// Agrees with `==`.
    public func hash(into hasher: inout Hasher) { hasher.combine(host) }
}

/// How somebody introduces themselves, beside their name.
public struct UserInfo: Sendable {
    /// The most bytes of an ident.
    public static let mostIdentBytes = 18
    /// The most bytes of a name in full.
    public static let mostRealNameBytes = 128
    /// Of those who say nothing of themselves.
    public static let none = UserInfo(ident: Array("roost".utf8), realName: .nothing)

    let ident: [UInt8]
    let realName: MessageText

    /// What the client says; an ident keeps only what every dialect can show, and is never empty.
    public init(ident: some Sequence<UInt8>, realName: MessageText) {
        let clean = ident.filter {
            $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F
        }
        self.ident = clean.isEmpty ? Array("user".utf8) : Array(clean.prefix(UserInfo.mostIdentBytes))
        self.realName = realName
    }
}
