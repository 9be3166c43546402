/// What concerns everyone who shares any room with a person. Where a dialect shows it once, it is told once.
public enum Announcement: Sendable {
    /// They have left the server, or were lost.
    case gone(Member, Departure)
    /// They, who were called so, are now called otherwise.
    case renamed(Member, to: UserName)
    /// They are away, with those words, or back where there are none.
    case away(Member, Text?)
    /// They call themselves otherwise in full.
    case introduced(Member)

    /// By which name those find it who watch whoever it is about; nil where they are told otherwise, by tidings.
    public var watchedName: UserName? {
        switch self {
        case .away(let member, _), .introduced(let member): member.name
        case .gone, .renamed: nil
        }
    }
}
