/// The users to notify when a name's owner logs in or out, whether or not the name has an owner now.
public struct WatchList<Watcher> {
    private var watchers: [FoldedKey: OrderedTable<UserID, Watcher>] = [:]
    private var watched: [UserID: Set<FoldedKey>] = [:]

    /// Creates an empty list.
    public init() {}

    /// Starts notifying the user about the name.
    public mutating func watch(_ name: UserName, _ watcher: Watcher, as user: UserID) {
        watchers[name.key, default: OrderedTable()][user] = watcher
        watched[user, default: []].insert(name.key)
    }

    /// Stops notifying the user about the name.
    public mutating func unwatch(_ name: UserName, as user: UserID) {
        remove(name.key, of: user)
        watched[user]?.remove(name.key)
        if watched[user]?.isEmpty == true { watched[user] = nil }
    }

    /// Stops notifying the user about any name.
    public mutating func forget(_ user: UserID) {
        for key in watched.removeValue(forKey: user) ?? [] { remove(key, of: user) }
    }

    /// Returns the watchers of the name, in the order in which they began.
    public func watchers(of name: UserName) -> [Watcher] { watchers[name.key].map { Array($0.values) } ?? [] }

    /// Whether the list has no watchers.
    public var isEmpty: Bool { watchers.isEmpty && watched.isEmpty }

    private mutating func remove(_ key: FoldedKey, of user: UserID) {
        watchers[key]?[user] = nil
        if watchers[key]?.isEmpty == true { watchers[key] = nil }
    }
}

extension WatchList: Sendable where Watcher: Sendable {}
