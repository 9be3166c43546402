/// A room or direct conversation: its messages, what the user has read of it, and the user's unsent line.
public struct ChatWindow: Sendable {
    /// The room or user of the conversation.
    public internal(set) var place: WindowTarget
    /// The topic of the room.
    public internal(set) var topic = ""
    /// The members of the room, sorted by rank and then by name.
    private(set) var members = MemberList()
    /// The entries, oldest first, without those that were dropped for their age.
    private(set) var entries: [ScrollbackEntry] = []
    /// The user's own messages that have not arrived yet, shown below all entries until they arrive.
    private(set) var pending: [ScrollbackEntry] = []
    /// The number of entries that were dropped, so that each entry keeps its serial number.
    private(set) var dropped = 0
    /// The number of other speakers' messages that the user has not seen.
    public internal(set) var unread = 0
    /// The number of unread messages that mention the user by name or are addressed to the user alone.
    public internal(set) var mentions = 0
    /// The serial number of the first entry that arrived while the user was looking at another window; nil when there
    /// is none.
    var lastRead: Int?
    /// The row at the bottom of the view while the user has scrolled back; nil while the view follows new messages.
    var anchor: Anchor?
    /// The line that the user is typing.
    var line = InputLine()
    /// Whether the client is in the room, or the user of a direct conversation is connected; otherwise the window can
    /// still be read.
    public internal(set) var isEntered = true

    /// A row of an entry, counted from the entry's last row.
    struct Anchor: Equatable, Sendable {
        var serial: Int
        var rowsBelow: Int
    }

    /// The most entries that are kept.
    static let mostEntries = 5_000

    /// Creates an empty window.
    init(_ place: WindowTarget) { self.place = place }

    /// The serial numbers of the entries, followed by those of the pending messages.
    var serials: Range<Int> { dropped..<dropped + entries.count + pending.count }

    /// Returns the entry with a serial number.
    func entry(_ serial: Int) -> ScrollbackEntry? {
        let index = serial - dropped
        if entries.indices.contains(index) { return entries[index] }
        return pending.indices.contains(index - entries.count) ? pending[index - entries.count] : nil
    }

    /// Adds a message of the user that has not arrived yet.
    mutating func expect(_ entry: ScrollbackEntry) { pending.append(entry) }

    /// Adds an entry at the end.
    mutating func append(_ entry: ScrollbackEntry) {
        entries.append(entry)
        if entries.count > ChatWindow.mostEntries {
            // Removes a tenth at a time, so that not every new entry costs a removal.
            entries.removeFirst(ChatWindow.mostEntries / 10)
            dropped += ChatWindow.mostEntries / 10
        }
    }

    /// Updates a pending message that was accepted or refused: it becomes an entry, unless the room will deliver it as
    /// an event.
    mutating func settle(_ ticket: String, as delivery: ScrollbackEntry.Delivery, at time: WallTime?, isToldAgain: Bool)
    {
        guard let index = pending.firstIndex(where: { $0.ticket == ticket }) else { return }
        pending[index].delivery = delivery
        if isToldAgain { return }
        var entry = pending.remove(at: index)
        if let time { entry.time = time }
        append(entry)
    }

    /// Removes a pending message of the user that is now among the entries.
    mutating func found(_ ticket: String) { pending.removeAll { $0.ticket == ticket } }

    /// Marks all messages as read, with a line above those that came while the user looked elsewhere.
    mutating func look() {
        unread = 0
        mentions = 0
    }

    /// Notes that the user looks at another window.
    mutating func lookAway() { lastRead = nil }

    /// Counts a message that the user does not see.
    mutating func miss(_ entry: ScrollbackEntry) {
        if lastRead == nil { lastRead = dropped + entries.count - 1 }
        unread += 1
        if entry.isMention || place.kind == .person { mentions += 1 }
    }

    /// Replaces the members of the room.
    mutating func setMembers(_ all: [Participant]) { members = MemberList(all) }

    /// Adds a user who has joined. A user who is already a member keeps the roles.
    mutating func join(_ name: String) { members.insert(Participant(name, ranks: members[name]?.ranks ?? [])) }

    /// Adds a rank to the ranks that a member holds, or removes it.
    mutating func setRank(_ rank: String, of name: String, isHeld: Bool) {
        guard var member = members[name] else { return }
        if isHeld { member.ranks.insert(rank) } else { member.ranks.remove(rank) }
        members.insert(member)
    }

    /// Renames a member, who keeps the roles.
    mutating func rename(_ name: String, to new: String) {
        guard let member = members.remove(name) else { return }
        members.insert(Participant(new, ranks: member.ranks))
    }

    /// Removes a member who has left.
    mutating func remove(_ name: String) { members.remove(name) }

    /// Removes all entries; pending messages stay.
    mutating func clear() {
        dropped += entries.count
        entries = []
        lastRead = nil
        anchor = nil
    }
}
