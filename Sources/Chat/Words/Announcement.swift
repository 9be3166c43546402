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
}
