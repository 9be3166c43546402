/// What others may see of a user beside the name. Created at login, and shared by all that refer to the user.
public final class Profile: Hashable, Sendable {
    /// The ident that the user's client gave: letters, digits and `-_.` only.
    public let ident: [UInt8]
    /// The user's host, disguised so that it reveals no address: `[0-9A-Za-z_:.-]+`.
    public let host: [UInt8]
    /// `ident@host`, which IRC puts before the user's messages.
    public let userhost: [UInt8]
    /// The user's real name.
    public let realName: MessageText
    /// Whether the user is marked as a bot.
    public let isBot: Bool

    /// Creates a profile. `UserInfo` has already reduced the ident to valid bytes.
    public init(_ introduction: UserInfo, host: [UInt8], isBot: Bool = false) {
        ident = introduction.ident
        self.host = host
        userhost = ident + [UInt8(ascii: "@")] + host
        realName = introduction.realName
        self.isBot = isBot
    }

    private init(_ other: Profile, realName: MessageText, isBot: Bool) {
        ident = other.ident
        host = other.host
        userhost = other.userhost
        self.realName = realName
        self.isBot = isBot
    }

    /// Returns a copy with another real name.
    func introduced(as realName: MessageText) -> Profile { Profile(self, realName: realName, isBot: isBot) }

    /// Returns a copy that marks the user as a bot or not.
    func marked(asBot isBot: Bool) -> Profile { Profile(self, realName: realName, isBot: isBot) }

    /// Profiles with the same content are equal.
    public static func == (left: Profile, right: Profile) -> Bool {
        left === right
            || (left.ident, left.host, left.realName, left.isBot)
                == (right.ident, right.host, right.realName, right.isBot)
    }

    /// Hashes consistently with `==`.
    public func hash(into hasher: inout Hasher) { hasher.combine(host) }
}

/// A user's ident and real name, as given at login.
public struct UserInfo: Sendable {
    /// The most bytes of an ident.
    public static let mostIdentBytes = 18
    /// The most bytes of a real name.
    public static let mostRealNameBytes = 128
    /// The info of a user who gave none.
    public static let none = UserInfo(ident: Array("roost".utf8), realName: .nothing)

    let ident: [UInt8]
    let realName: MessageText

    /// Creates info from the client's words. The ident keeps only bytes that every dialect can show, and is never
    /// empty.
    public init(ident: some Sequence<UInt8>, realName: MessageText) {
        let clean = ident.filter {
            $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
                || $0 == UInt8(ascii: "_")
        }
        self.ident = clean.isEmpty ? Array("user".utf8) : Array(clean.prefix(UserInfo.mostIdentBytes))
        self.realName = realName
    }
}
