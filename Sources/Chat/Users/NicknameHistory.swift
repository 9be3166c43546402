/// A user under a name that they have given up.
public struct FormerUser: Sendable {
    /// The user, with the former name.
    public let member: Member
    /// The time at which the user gave the name up.
    public let ended: Timestamp

    /// Creates the record of a user's former name.
    public init(_ member: Member, ended: Timestamp) {
        self.member = member
        self.ended = ended
    }
}

/// The latest former users; the newest visit replaces the oldest.
public struct NicknameHistory: Sendable {
    /// The most visits that the server remembers.
    public static let capacity = 1_000

    private var visits: [FormerUser] = []
    private var oldest = 0
    private let capacity: Int

    /// Creates an empty history.
    public init(capacity: Int = NicknameHistory.capacity) { self.capacity = max(1, capacity) }

    /// Adds a visit that has ended.
    public mutating func record(_ visit: FormerUser) {
        if visits.count < capacity {
            visits.append(visit)
        } else {
            visits[oldest] = visit
            oldest = (oldest + 1) % capacity
        }
    }

    /// Returns the visits under a name, the latest first.
    public func visits(of name: UserName) -> [FormerUser] {
        (visits[oldest...] + visits[..<oldest]).filter { $0.member.name == name }.reversed()
    }
}
