/// The owner of each name. A name has at most one owner, from its claim until its release.
public struct NameRegistry<Owner> {
    private var owners = OrderedTable<FoldedKey, (name: UserName, owner: Owner)>()
    /// The names held back while a rename or departure is announced. No user can claim them, and no message reaches
    /// them.
    private var leaving: Set<FoldedKey> = []

    /// The most names ever owned at once.
    public private(set) var most = 0

    /// Creates an empty registry.
    public init() {}

    /// The number of names with an owner.
    public var count: Int { owners.count }

    /// Gives a free name to the owner, or returns a refusal.
    public mutating func claim(_ name: UserName, for owner: Owner) -> Refusal? {
        if owners[name.key] != nil || leaving.contains(name.key) { return Refusal(.nameTaken, about: name) }
        owners[name.key] = (name, owner)
        most = max(most, owners.count)
        return nil
    }

    /// Replaces the name `old` by `new`, and holds `old` back until its release. Returns a refusal when it cannot.
    public mutating func rename(_ old: UserName, to new: UserName) -> Refusal? {
        guard let (_, owner) = owners[old.key] else { return Refusal(.noSuchUser, about: old) }
        if old.key == new.key {
            owners[old.key] = (new, owner)
            return nil
        }
        if owners[new.key] != nil || leaving.contains(new.key) { return Refusal(.nameTaken, about: new) }
        owners[old.key] = nil
        owners[new.key] = (new, owner)
        leaving.insert(old.key)
        return nil
    }

    /// Holds back the name of a leaving user until its release, so that lookups no longer find them.
    public mutating func withdraw(_ name: UserName) {
        guard owners[name.key] != nil else { return }
        owners[name.key] = nil
        leaving.insert(name.key)
    }

    /// Makes the name free, and removes its owner.
    public mutating func release(_ name: UserName) {
        owners[name.key] = nil
        leaving.remove(name.key)
    }

    /// Frees a name held back by a rename or departure, but leaves a present owner of the name in place.
    public mutating func releaseHeldBack(_ name: UserName) { leaving.remove(name.key) }

    /// Returns the owner of the name.
    public func owner(of name: UserName) -> Owner? { owners[name.key]?.owner }

    /// The owners of all names, in the order of their claims.
    public var everyone: [Owner] { owners.values.map(\.owner) }

    /// Returns at most `most` names, in the order of their claims.
    public func names(atMost most: Int) -> [UserName] { owners.values.prefix(most).map(\.name) }
}

extension NameRegistry: Sendable where Owner: Sendable {}
