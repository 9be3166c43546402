/// A room or a person one talks with: what was said, what one has read of it, and what one has not yet sent.
public struct ChatWindow: Sendable {
    /// Where it is.
    public internal(set) var place: WindowTarget
    /// What the room is about.
    public internal(set) var topic = ""
    /// Who is there, those of rank first.
    private(set) var members = MemberList()
    /// What was said, oldest first, without what is so old that it was given up.
    private(set) var entries: [ScrollbackEntry] = []
    /// Our own words that have not arrived yet. They stand behind all that was said, until they have their place in it.
    private(set) var pending: [ScrollbackEntry] = []
    /// How many entries were given up, so that each keeps its serial number.
    private(set) var dropped = 0
    /// Messages of others that one has not seen.
    public internal(set) var unread = 0
    /// Those among them that call one by name, or are for one alone.
    public internal(set) var mentions = 0
    /// The serial number behind what one had read when one last looked away; nil where nothing new came since.
    var lastRead: Int?
    /// What is shown at the bottom while one looks back; nil at the end of it.
    var anchor: Anchor?
    /// What one is typing.
    var line = InputLine()
    /// Whether we are in the room, or the user is connected whom we talk with; the talk may be looked at otherwise, too.
    public internal(set) var isEntered = true

    /// A row of an entry, counted from its last.
    struct Anchor: Equatable, Sendable {
        var serial: Int
        var rowsBelow: Int
    }

    /// How many entries are kept.
    static let mostEntries = 5_000

    /// An empty one.
    init(_ place: WindowTarget) { self.place = place }

    /// The serial numbers of what is kept, and behind it of what has not arrived yet.
    var serials: Range<Int> { dropped..<dropped + entries.count + pending.count }

    /// What has a serial number.
    func entry(_ serial: Int) -> ScrollbackEntry? {
        let index = serial - dropped
        if entries.indices.contains(index) { return entries[index] }
        return pending.indices.contains(index - entries.count) ? pending[index - entries.count] : nil
    }

    /// Adds our own words, as long as they have not arrived.
    mutating func expect(_ entry: ScrollbackEntry) { pending.append(entry) }

    /// Adds an entry at the end.
    mutating func append(_ entry: ScrollbackEntry) {
        entries.append(entry)
        if entries.count > ChatWindow.mostEntries {
            // A tenth at a time, so that it is not done for each.
            entries.removeFirst(ChatWindow.mostEntries / 10)
            dropped += ChatWindow.mostEntries / 10
        }
    }

    /// Words of our own have arrived, or never will: they get their place, unless the room tells it in its own order.
    mutating func settle(_ ticket: String, as delivery: ScrollbackEntry.Delivery, at time: WallTime?, isToldAgain: Bool)
    {
        guard let index = pending.firstIndex(where: { $0.ticket == ticket }) else { return }
        pending[index].delivery = delivery
        if isToldAgain { return }
        var entry = pending.remove(at: index)
        if let time { entry.time = time }
        append(entry)
    }

    /// Words of our own stand among what was said now.
    mutating func found(_ ticket: String) { pending.removeAll { $0.ticket == ticket } }

    /// One looks at it now: what came meanwhile is behind a line, and nothing is unread.
    mutating func look() {
        unread = 0
        mentions = 0
    }

    /// One looks elsewhere.
    mutating func lookAway() { lastRead = nil }

    /// Notes somebody's words that one does not see.
    mutating func miss(_ entry: ScrollbackEntry) {
        if lastRead == nil { lastRead = dropped + entries.count - 1 }
        unread += 1
        if entry.isMention || place.kind == .person { mentions += 1 }
    }

    /// Replaces the members of the room.
    mutating func setMembers(_ all: [Participant]) { members = MemberList(all) }

    /// A user has joined. The roles of a user who was a member already are kept.
    mutating func join(_ name: String) { members.insert(Participant(name, ranks: members[name]?.ranks ?? [])) }

    /// A member now holds a rank, besides those it held, or holds it no longer.
    mutating func setRank(_ rank: String, of name: String, isHeld: Bool) {
        guard var member = members[name] else { return }
        if isHeld { member.ranks.insert(rank) } else { member.ranks.remove(rank) }
        members.insert(member)
    }

    /// A member has another name, and keeps its roles.
    mutating func rename(_ name: String, to new: String) {
        guard let member = members.remove(name) else { return }
        members.insert(Participant(new, ranks: member.ranks))
    }

    /// A member has left.
    mutating func remove(_ name: String) { members.remove(name) }

    /// Forgets what was said; what has not arrived yet stays.
    mutating func clear() {
        dropped += entries.count
        entries = []
        lastRead = nil
        anchor = nil
    }
}
