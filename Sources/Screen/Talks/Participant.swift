/// Somebody in a room.
public struct Participant: Hashable, Sendable {
    /// Their name.
    public var name: String
    /// What they may do there, as the sign before their name; empty for everybody.
    public var rank: String

    /// Puts the parts together.
    public init(_ name: String, rank: String = "") {
        self.name = name
        self.rank = rank
    }
}
