/// A member of a room, as the list of members shows it.
public struct Participant: Hashable, Sendable {
    /// The member's name.
    public var name: String
    /// The signs of all roles that the member holds, such as `@`; empty for a member without a role.
    public var ranks: Set<String>

    /// The signs that a rank may have, highest first.
    static let rankOrder = ["~", "&", "@", "%", "+"]

    /// Creates a member with that name and those ranks.
    public init(_ name: String, ranks: Set<String> = []) {
        self.name = name
        self.ranks = ranks
    }

    /// The sign of the highest role that the member holds; empty without a role.
    public var rank: String { Participant.rankOrder.first { ranks.contains($0) } ?? "" }
}
