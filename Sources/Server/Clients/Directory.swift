internal import Chat
internal import Threads

/// The only register of user names. A session claims a name before any user is notified, and the name is freed on every
/// path on which the session ends.
final class Directory: Sendable {
    private let register = Locked(NameRegistry<User>())
    private let tally = Locked(UserCounter())
    private let book = Locked(NicknameHistory())
    private let watches = Locked(WatchList<SessionEndpoint>())

    /// Gives a free name to the user of a session that logs in.
    func claim(_ presence: Presence, for session: SessionEndpoint) -> Refusal? {
        register.withLock { register in
            if let refusal = register.claim(presence.member.name, for: session.user) { return refusal }
            session.user.begin(presence, by: session)
            recount(from: nil, to: presence.modes)
            return nil
        }
    }

    /// Gives the user the new name at once. The old name stays reserved until `releaseHeldBack`.
    func rename(_ user: User, from old: UserName, to new: UserName) -> Refusal? {
        register.withLock { register in
            if let refusal = register.rename(old, to: new) { return refusal }
            user.standing.withLock { $0.presence?.rename(to: new) }
            return nil
        }
    }

    func releaseHeldBack(_ name: UserName) { register.withLock { $0.releaseHeldBack(name) } }

    /// Removes the user from all look-ups before any user is notified of the departure. The name stays reserved until
    /// `releaseHeldBack`, so that no other user can enter a room under it before that room has processed the departure.
    func withdraw(_ user: User) {
        register.withLock { register in
            guard let name = user.member?.name else { return }
            register.withdraw(name)
            let modes = user.standing.withLock { standing in
                standing.canBeReached = false
                return standing.presence?.modes
            }
            recount(from: modes, to: nil)
        }
    }

    /// Returns the user whom direct messages to that name reach.
    func find(_ name: UserName) -> User? {
        guard let user = register.withLock({ $0.owner(of: name) }) else { return nil }
        return user.standing.withLock { $0.canBeReached } ? user : nil
    }

    /// Updates the counts when a user's modes change; nil stands for a user who is not present.
    func recount(from old: UserModes?, to new: UserModes?) { tally.withLock { $0.move(from: old, to: new) } }

    /// The number of present users, by mode.
    var counts: UserCounter { tally.withLock { $0 } }

    /// The largest number of users present at the same time so far.
    var most: Int { register.withLock { $0.most } }

    // MARK: Past users, and watched names

    func record(_ visit: FormerUser) { book.withLock { $0.record(visit) } }

    func visits(of name: UserName) -> [FormerUser] { book.withLock { $0.visits(of: name) } }

    func watch(_ name: UserName, by session: SessionEndpoint) {
        watches.withLock { $0.watch(name, session, as: session.id) }
    }

    func unwatch(_ name: UserName, by session: SessionEndpoint) {
        watches.withLock { $0.unwatch(name, as: session.id) }
    }

    func stopWatching(_ session: SessionEndpoint) { watches.withLock { $0.forget(session.id) } }

    func watchers(of name: UserName) -> [SessionEndpoint] { watches.withLock { $0.watchers(of: name) } }

    // MARK: Present users

    /// All users who have a name.
    var users: [User] { register.withLock { $0.everyone } }

    /// The presence of every user who can be reached.
    var presences: [Presence] { register.withLock { $0.everyone }.compactMap(\.presence) }

    func names(atMost most: Int) -> (names: [UserName], total: Int) {
        register.withLock { ($0.names(atMost: most), $0.count) }
    }
}
