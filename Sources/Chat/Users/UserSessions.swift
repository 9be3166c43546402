/// The sessions of one user, and what follows from all of them together. A user without sessions is gone.
public struct UserSessions<Session> {
    fileprivate struct Entry {
        let id: SessionID
        let session: Session
        /// Whether the session has been told of its login, so that others may reach it.
        var isReachable = false
        /// The away message of this session, nil while it is not away.
        var away: MessageText?
        /// Grows with each away message of any session.
        var awayNumber = 0
    }

    private var entries: [Entry] = []
    private var awayCount = 0

    /// Creates a user without sessions.
    public init() {}

    /// Whether the user has no session.
    public var isEmpty: Bool { entries.isEmpty }

    /// The sessions that others may reach, the oldest first.
    public var reachable: [Session] { entries.compactMap { $0.isReachable ? $0.session : nil } }

    /// All sessions, the oldest first.
    public var all: [Session] { entries.map(\.session) }

    /// Returns the sessions that others may reach, except one.
    public func others(than id: SessionID) -> [Session] {
        entries.compactMap { $0.isReachable && $0.id != id ? $0.session : nil }
    }

    /// The away message of the user, nil while the user is not away: all sessions must be away, and the message is the
    /// latest of them.
    public var away: MessageText? {
        if entries.contains(where: { $0.away == nil }) { return nil }
        return entries.max { $0.awayNumber < $1.awayNumber }?.away
    }

    /// Adds a session, which is not away and can't be reached yet.
    public mutating func attach(_ session: Session, as id: SessionID) {
        entries.append(Entry(id: id, session: session))
    }

    /// Lets others reach the session from now on.
    public mutating func appear(_ id: SessionID) { change(id) { $0.isReachable = true } }

    /// Removes a session.
    public mutating func detach(_ id: SessionID) { entries.removeAll { $0.id == id } }

    /// Marks a session as away, or as back when the message is nil.
    public mutating func setAway(_ words: MessageText?, for id: SessionID) {
        awayCount += 1
        change(id) { [awayCount] in ($0.away, $0.awayNumber) = (words, awayCount) }
    }

    private mutating func change(_ id: SessionID, _ body: (inout Entry) -> Void) {
        if let place = entries.firstIndex(where: { $0.id == id }) { body(&entries[place]) }
    }
}

extension UserSessions.Entry: Sendable where Session: Sendable {}
extension UserSessions: Sendable where Session: Sendable {}
