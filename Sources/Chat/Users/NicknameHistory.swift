/// Somebody who was here under a name that they have no more.
public struct FormerUser: Sendable {
    /// Who it was, by the name that they had.
    public let member: Member
    /// When they gave it up.
    public let ended: Timestamp

    /// Puts the two together.
    public init(_ member: Member, ended: Timestamp) {
        self.member = member
        self.ended = ended
    }
}

/// Who was here; the oldest visit makes room for the newest.
public struct NicknameHistory: Sendable {
    /// The visits that are remembered.
    public static let capacity = 1_000

    private var visits: [FormerUser] = []
    private var oldest = 0
    private let capacity: Int

    /// An empty book.
    public init(capacity: Int = NicknameHistory.capacity) { self.capacity = max(1, capacity) }

    /// A visit has ended.
    public mutating func note(_ visit: FormerUser) {
        if visits.count < capacity {
            visits.append(visit)
        } else {
            visits[oldest] = visit
            oldest = (oldest + 1) % capacity
        }
    }

    /// The visits under a name, the last one first.
    public func visits(of name: UserName) -> [FormerUser] {
        (visits[oldest...] + visits[..<oldest]).filter { $0.member.name == name }.reversed()
    }
}
