/// The sessions to notify when a name's owner logs in or out, whether or not the name has an owner now.
public struct WatchList<Watcher> {
    private var watchers: [FoldedKey: OrderedTable<SessionID, Watcher>] = [:]
    private var watched: [SessionID: Set<FoldedKey>] = [:]

    /// Creates an empty list.
    public init() {}

    /// Starts notifying the session about the name.
    public mutating func watch(_ name: UserName, _ watcher: Watcher, as session: SessionID) {
        watchers[name.key, default: OrderedTable()][session] = watcher
        watched[session, default: []].insert(name.key)
    }

    /// Stops notifying the session about the name.
    public mutating func unwatch(_ name: UserName, as session: SessionID) {
        remove(name.key, of: session)
        watched[session]?.remove(name.key)
        if watched[session]?.isEmpty == true { watched[session] = nil }
    }

    /// Stops notifying the session about any name.
    public mutating func forget(_ session: SessionID) {
        for key in watched.removeValue(forKey: session) ?? [] { remove(key, of: session) }
    }

    /// Returns the watchers of the name, in the order in which they began.
    public func watchers(of name: UserName) -> [Watcher] { watchers[name.key].map { Array($0.values) } ?? [] }

    /// Whether the list has no watchers.
    public var isEmpty: Bool { watchers.isEmpty && watched.isEmpty }

    private mutating func remove(_ key: FoldedKey, of session: SessionID) {
        watchers[key]?[session] = nil
        if watchers[key]?.isEmpty == true { watchers[key] = nil }
    }
}

extension WatchList: Sendable where Watcher: Sendable {}
