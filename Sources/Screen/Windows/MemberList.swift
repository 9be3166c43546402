/// The members of a room, sorted by rank and then by name. Finding, inserting and removing a member cost the square
/// root of the number of members at most, so that a room of many thousands can fill while it is shown.
struct MemberList: Sequence, Sendable {
    /// A member with its sort key, computed once.
    private struct Row: Comparable {
        let member: Participant
        let rank: Int
        let folded: String

        init(_ member: Participant) {
            self.member = member
            rank = Participant.rankOrder.firstIndex(of: member.rank) ?? Participant.rankOrder.count
            folded = member.name.asciiLowercased
        }

        static func < (left: Row, right: Row) -> Bool {
            (left.rank, left.folded, left.member.name) < (right.rank, right.folded, right.member.name)
        }
    }

    /// A chunk with more rows than this is cut in two.
    private static let mostRows = 512

    /// The rows in their order, cut into chunks so that an insertion moves few of them. No chunk is empty.
    private var chunks: [[Row]] = []
    /// The member of each folded name.
    private var members: [String: Participant] = [:]

    init() {}

    /// Creates a list of those members. Of two members with the same folded name, the last one is kept.
    init(_ all: [Participant]) {
        for member in all { members[member.name.asciiLowercased] = member }
        let rows = members.values.map(Row.init).sorted()
        chunks = stride(from: 0, to: rows.count, by: MemberList.mostRows).map { start in
            Array(rows[start..<Swift.min(start + MemberList.mostRows, rows.count)])
        }
    }

    /// The number of members.
    var count: Int { members.count }
    /// Whether the list has no member.
    var isEmpty: Bool { members.isEmpty }

    /// The member with that name, in any capitals; nil when there is none.
    subscript(_ name: String) -> Participant? { members[name.asciiLowercased] }

    /// Inserts the member in its place, instead of a member with the same name.
    mutating func insert(_ member: Participant) {
        remove(member.name)
        let row = Row(member)
        members[row.folded] = member
        guard !chunks.isEmpty else {
            chunks = [[row]]
            return
        }
        let chunk = Swift.min(
            MemberList.lowerBound(chunks.count) { chunks[$0][chunks[$0].count - 1] < row }, chunks.count - 1)
        let index = MemberList.lowerBound(chunks[chunk].count) { chunks[chunk][$0] < row }
        chunks[chunk].insert(row, at: index)
        if chunks[chunk].count > MemberList.mostRows {
            let half = Array(chunks[chunk][(MemberList.mostRows / 2)...])
            chunks[chunk].removeLast(half.count)
            chunks.insert(half, at: chunk + 1)
        }
    }

    /// Removes the member with that name and returns it; nil when there is none.
    @discardableResult
    mutating func remove(_ name: String) -> Participant? {
        guard let member = members.removeValue(forKey: name.asciiLowercased) else { return nil }
        let row = Row(member)
        let chunk = MemberList.lowerBound(chunks.count) { chunks[$0][chunks[$0].count - 1] < row }
        guard chunk < chunks.count else { return member }
        let index = MemberList.lowerBound(chunks[chunk].count) { chunks[chunk][$0] < row }
        if index < chunks[chunk].count { chunks[chunk].remove(at: index) }
        if chunks[chunk].isEmpty { chunks.remove(at: chunk) }
        return member
    }

    /// Returns an iterator over the members in their order.
    func makeIterator() -> some IteratorProtocol<Participant> {
        chunks.lazy.joined().map(\.member).makeIterator()
    }

    /// Returns the first index below `count` that does not sort before the sought row; `count` when all do.
    private static func lowerBound(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
        var range = 0..<count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = isBefore(middle) ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }
}
