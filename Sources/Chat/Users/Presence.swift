/// The state of a user who is logged in, beside their identity. Each query decides what other users may see.
public struct Presence: Sendable {
    /// The user's identity.
    public var member: Member
    /// The user's away message, nil while the user is not away.
    public var away: MessageText?
    /// The modes that the user has set or been granted.
    public var modes: UserModes = [] {
        didSet {
            let isBot = modes.contains(.bot)
            if isBot != member.profile.isBot { member.profile = member.profile.marked(asBot: isBot) }
        }
    }
    /// The time of the login.
    public let signedOn: Timestamp
    /// The time of the user's last message.
    public var lastSpoke: Timestamp
    /// The user's real address. Only operators and the user may see it.
    public let address: [UInt8]

    /// Creates the state of a user who has just logged in.
    public init(_ member: Member, from address: [UInt8], at now: Timestamp) {
        self.member = member
        self.address = address
        signedOn = now
        lastSpoke = now
    }

    /// Changes the state in place, without a copy.
    public mutating func revise(_ change: (inout Presence) -> Void) { change(&self) }

    /// Changes the user's name.
    public mutating func rename(to name: UserName) { member.name = name }

    /// Changes the user's real name.
    public mutating func introduce(as realName: MessageText) {
        member.profile = member.profile.introduced(as: realName)
    }

    /// Returns the seconds since the user's last message.
    public func idleSeconds(at now: Timestamp) -> Int64 {
        max(0, now.milliseconds - lastSpoke.milliseconds) / 1000
    }
}
