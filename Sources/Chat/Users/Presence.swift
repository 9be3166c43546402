/// How somebody is here, beside who they are. What of it others may learn is for each question to say.
public struct Presence: Sendable {
    /// Who it is.
    public var member: Member
    /// What they say while they are away; nil while they are not.
    public var away: MessageText?
    /// What they have said of themselves, and what they are trusted with.
    public var modes: UserModes = [] {
        didSet {
            let isBot = modes.contains(.bot)
            if isBot != member.profile.isBot { member.profile = member.profile.marked(asBot: isBot) }
        }
    }
    /// When they came in.
    public let signedOn: Timestamp
    /// When they last said something.
    public var lastSpoke: Timestamp
    /// Where they really come from. For operators and for themselves alone.
    public let address: [UInt8]

    /// Somebody who has just come in.
    public init(_ member: Member, from address: [UInt8], at now: Timestamp) {
        self.member = member
        self.address = address
        signedOn = now
        lastSpoke = now
    }

    /// Changes them where they stand, without a copy.
    public mutating func revise(_ change: (inout Presence) -> Void) { change(&self) }

    /// Gives them another name.
    public mutating func rename(to name: UserName) { member.name = name }

    /// Gives them another name in full.
    public mutating func introduce(as realName: MessageText) {
        member.profile = member.profile.introduced(as: realName)
    }

    /// How long they have said nothing, in seconds.
    public func idleSeconds(at now: Timestamp) -> Int64 {
        max(0, now.milliseconds - lastSpoke.milliseconds) / 1000
    }
}
