internal import Chat
internal import Threads

/// The one register of names. A name is claimed before anyone is told of it, and freed on every way out.
final class Directory: Sendable {
    private let register = Locked(NameRegistry<User>())
    private let tally = Locked(UserCounter())
    private let book = Locked(NicknameHistory())
    private let watches = Locked(WatchList<User>())

    func claim(_ presence: Presence, for user: User) -> Refusal? {
        register.withLock { register in
            if let refusal = register.claim(presence.member.name, for: user) { return refusal }
            user.standing.withLock { $0.presence = presence }
            recount(from: nil, to: presence.modes)
            return nil
        }
    }

    /// The person has the new name at once; the old one stays held back until `releaseHeldBack`.
    func rename(_ user: User, from old: UserName, to new: UserName) -> Refusal? {
        register.withLock { register in
            if let refusal = register.rename(old, to: new) { return refusal }
            user.standing.withLock { $0.presence?.rename(to: new) }
            return nil
        }
    }

    func releaseHeldBack(_ name: UserName) { register.withLock { $0.releaseHeldBack(name) } }

    /// The user is leaving and found nowhere any more, before anybody is told of it. The name stays held back until
    /// `releaseHeldBack`, so that nobody else can come into a room under it that has yet to hear of the departure.
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

    /// Whom direct messages to that name reach.
    func find(_ name: UserName) -> User? {
        guard let user = register.withLock({ $0.owner(of: name) }) else { return nil }
        return user.standing.withLock { $0.canBeReached } ? user : nil
    }

    /// Somebody is here otherwise than before; nil stands for not at all.
    func recount(from old: UserModes?, to new: UserModes?) { tally.withLock { $0.move(from: old, to: new) } }

    /// How many are here, and how.
    var counts: UserCounter { tally.withLock { $0 } }

    /// The most who were ever here at once.
    var most: Int { register.withLock { $0.most } }

    // MARK: Who was here, and who is watched

    func note(_ visit: FormerUser) { book.withLock { $0.note(visit) } }

    func visits(of name: UserName) -> [FormerUser] { book.withLock { $0.visits(of: name) } }

    func watch(_ name: UserName, by user: User) { watches.withLock { $0.watch(name, user, as: user.id) } }

    func unwatch(_ name: UserName, by user: User) { watches.withLock { $0.unwatch(name, as: user.id) } }

    func stopWatching(_ user: User) { watches.withLock { $0.forget(user.id) } }

    func watchers(of name: UserName) -> [User] { watches.withLock { $0.watchers(of: name) } }

    // MARK: Who is here

    /// Everyone who has a name.
    var users: [User] { register.withLock { $0.everyone } }

    /// How everyone is here who can be reached.
    var presences: [Presence] { register.withLock { $0.everyone }.compactMap(\.presence) }

    func names(atMost most: Int) -> (names: [UserName], total: Int) {
        register.withLock { ($0.names(atMost: most), $0.count) }
    }
}
