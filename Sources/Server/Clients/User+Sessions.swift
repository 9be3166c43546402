internal import Chat
internal import Threads

/// The sessions of a user. Each change and what it is based on are one step under the user's lock, so that a session
/// that appears while the user joins a room is attached to that room exactly once.
extension User {
    /// The sessions that others may reach, the oldest first.
    var sessions: [SessionEndpoint] { standing.withLock { $0.sessions.reachable } }

    /// All sessions, also those that have not been told of their login yet.
    var allSessions: [SessionEndpoint] { standing.withLock { $0.sessions.all } }

    /// Adds the first session of a user who has just claimed a name.
    func begin(_ presence: Presence, by session: SessionEndpoint) {
        standing.withLock { standing in
            standing.presence = presence
            standing.sessions.attach(session, as: session.id)
        }
    }

    /// Adds a session to a present user. Returns false when the user is leaving.
    func attach(_ session: SessionEndpoint, at now: Timestamp) -> Bool {
        standing.withLock { standing in
            if standing.sessions.isEmpty { return false }
            standing.sessions.attach(session, as: session.id)
            standing.presence?.lastSpoke = now
            standing.reviseTakingOfData()
            return true
        }
    }

    /// Lets others reach a session that has been told of its login. Returns the rooms to which it is to be attached, and
    /// whether the user is back by it, who was away in all other sessions.
    func appear(_ session: SessionID) -> (rooms: [RoomThread], isBack: Bool) {
        standing.withLock { standing in
            standing.sessions.appear(session)
            standing.canBeReached = true
            let wasAway = standing.presence?.away != nil
            standing.reviseAway()
            return (Array(standing.rooms.values), wasAway && standing.sessions.away == nil)
        }
    }

    /// Marks a session as away or as back. Returns the user's away message.
    func setAway(_ words: MessageText?, for session: SessionID) -> MessageText? {
        standing.withLock { standing in
            standing.sessions.setAway(words, for: session)
            standing.reviseAway()
            return standing.sessions.away
        }
    }

    /// Removes a session. Returns whether it was the last one, and whether all others are away now and were not before.
    func detach(_ session: SessionID) -> (wasLast: Bool, isAway: Bool) {
        standing.withLock { standing in
            standing.sessions.detach(session)
            if standing.sessions.isEmpty { return (true, false) }
            let before = standing.presence?.away
            standing.reviseAway()
            standing.reviseTakingOfData()
            return (false, before != standing.sessions.away)
        }
    }

    /// Whether other sessions have logged in as this user.
    func hasSessions(otherThan session: SessionID) -> Bool {
        standing.withLock { $0.sessions.all.contains { $0.id != session } }
    }
}

extension User.UserState {
    /// Binary data can reach the user only if the dialects of all sessions carry it.
    fileprivate mutating func reviseTakingOfData() {
        let takesData = sessions.all.allSatisfy(\.takesData)
        if let member = presence?.member { presence?.member = member.taking(data: takesData) }
    }

    /// The user is away while all sessions are.
    fileprivate mutating func reviseAway() {
        let words = sessions.away
        presence?.away = words
    }
}
