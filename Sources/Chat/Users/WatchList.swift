/// Who wants to be told when a name comes and goes, whether anybody has it now or not.
public struct WatchList<Watcher> {
    private var watchers: [FoldedKey: OrderedTable<UserID, Watcher>] = [:]
    private var watched: [UserID: Set<FoldedKey>] = [:]

    /// Nobody watches anything.
    public init() {}

    /// From here on the person is told of the name.
    public mutating func watch(_ name: UserName, _ watcher: Watcher, as user: UserID) {
        watchers[name.key, default: OrderedTable()][user] = watcher
        watched[user, default: []].insert(name.key)
    }

    /// The person is told of the name no more.
    public mutating func unwatch(_ name: UserName, as user: UserID) {
        remove(name.key, of: user)
        watched[user]?.remove(name.key)
        if watched[user]?.isEmpty == true { watched[user] = nil }
    }

    /// The person is told of nothing more.
    public mutating func forget(_ user: UserID) {
        for key in watched.removeValue(forKey: user) ?? [] { remove(key, of: user) }
    }

    /// Those who are told of the name, in the order in which they asked for it.
    public func watchers(of name: UserName) -> [Watcher] { watchers[name.key].map { Array($0.values) } ?? [] }

    /// Whether nothing is kept.
    public var isEmpty: Bool { watchers.isEmpty && watched.isEmpty }

    private mutating func remove(_ key: FoldedKey, of user: UserID) {
        watchers[key]?[user] = nil
        if watchers[key]?.isEmpty == true { watchers[key] = nil }
    }
}

extension WatchList: Sendable where Watcher: Sendable {}
