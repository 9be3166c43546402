/// A change to a user that concerns every user who shares a room with them. Dialects that show such a change once, and
/// not in each room, send it once.
public enum Announcement: Sendable {
    /// The user has left the server, or the connection was lost.
    case gone(Member, Departure)
    /// The user, here with the old name, has a new name.
    case renamed(Member, to: UserName)
    /// The user is away, with that message, or back when it is nil.
    case away(Member, MessageText?)
    /// The user has changed their full name.
    case introduced(Member)

    /// The same announcement without the user's own words, for rooms in which the user may not speak. A full name
    /// stays, since clients would otherwise show the former one.
    public var withoutWords: Announcement {
        switch self {
        case .gone(let member, let departure): .gone(member, departure.withoutWords)
        case .away(let member, let words): .away(member, words == nil ? nil : Announcement.awayWithoutWords)
        case .renamed, .introduced: self
        }
    }

    private static let awayWithoutWords = MessageText("away") ?? .nothing

    /// The watched name under which watchers also receive the announcement; nil when they receive a `ServerNotice`
    /// instead.
    public var watchedName: UserName? {
        switch self {
        case .away(let member, _), .introduced(let member): member.name
        case .gone, .renamed: nil
        }
    }
}
