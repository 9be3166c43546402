/// Who has which name. A name has one owner at most, from the moment it is claimed until it is released.
public struct NameRegistry<Owner> {
    private var owners = OrderedTable<FoldedKey, (name: UserName, owner: Owner)>()
    /// Names held back while a rename or a departure is being told; they are nobody's to claim, and nobody is reached by them.
    private var leaving: Set<FoldedKey> = []

    /// The most names that were ever taken at once.
    public private(set) var most = 0

    /// A register without a name.
    public init() {}

    /// How many names are taken by people who are here.
    public var count: Int { owners.count }

    /// Takes the name for the owner if nobody has it.
    public mutating func claim(_ name: UserName, for owner: Owner) -> Refusal? {
        if owners[name.key] != nil || leaving.contains(name.key) { return Refusal(.nameTaken, about: name) }
        owners[name.key] = (name, owner)
        most = max(most, owners.count)
        return nil
    }

    /// Gives the owner of `old` the name `new`. The old one is held back until it is released.
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

    /// The owner of the name is leaving: nobody finds them by it any more, and the name is held back until it is released.
    public mutating func withdraw(_ name: UserName) {
        guard owners[name.key] != nil else { return }
        owners[name.key] = nil
        leaving.insert(name.key)
    }

    /// The name is free again.
    public mutating func release(_ name: UserName) {
        owners[name.key] = nil
        leaving.remove(name.key)
    }

    /// The name of somebody who was renamed or withdrawn is free again; who has it now is left alone.
    public mutating func releaseHeldBack(_ name: UserName) { leaving.remove(name.key) }

    /// Who has the name.
    public func owner(of name: UserName) -> Owner? { owners[name.key]?.owner }

    /// Everyone who has a name, in the order in which they claimed it.
    public var everyone: [Owner] { owners.values.map(\.owner) }

    /// The first so many names, in the order in which they were claimed.
    public func names(atMost most: Int) -> [UserName] { owners.values.prefix(most).map(\.name) }
}

extension NameRegistry: Sendable where Owner: Sendable {}
