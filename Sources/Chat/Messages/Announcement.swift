/// What concerns everyone who shares any room with a person. Where a dialect shows it once, it is told once.
public enum Announcement: Sendable {
    /// They have left the server, or were lost.
    case gone(Member, Departure)
    /// They, who were called so, are now called otherwise.
    case renamed(Member, to: UserName)
    /// They are away, with those words, or back where there are none.
    case away(Member, MessageText?)
    /// They call themselves otherwise in full.
    case introduced(Member)

    /// The same announcement without the user's own words, for rooms in which the user may not speak. A name in full stays:
    /// clients would show the former one.
    public var withoutWords: Announcement {
        switch self {
        case .gone(let member, let departure): .gone(member, departure.withoutWords)
        case .away(let member, let words): .away(member, words == nil ? nil : Announcement.awayWithoutWords)
        case .renamed, .introduced: self
        }
    }

    private static let awayWithoutWords = MessageText("away") ?? .nothing

    /// By which name those find it who watch whoever it is about; nil where they are told otherwise, by tidings.
    public var watchedName: UserName? {
        switch self {
        case .away(let member, _), .introduced(let member): member.name
        case .gone, .renamed: nil
        }
    }
}
