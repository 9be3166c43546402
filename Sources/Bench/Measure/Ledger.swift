/// The account of all messages: who has yet to hear which, how long each took to each, what got lost, what came twice.
public struct Ledger: Sendable {
    private struct Message {
        let due: UInt64
        var awaited: Int
    }

    private struct Room {
        var messages: [Message] = []
        /// Members who are to hear what is said.
        var hearers = 0
        /// Messages that somebody has yet to hear.
        var outstanding = 0

        /// Somebody has no more to wait for these.
        mutating func settle(_ ordinals: Range<Int>) {
            for ordinal in ordinals {
                messages[ordinal].awaited -= 1
                if messages[ordinal].awaited == 0 { outstanding -= 1 }
            }
        }
    }

    private struct Member {
        /// No room where nobody joins any.
        let room: Int?
        var hearing = MemberProgress()
        /// Whether they are to hear what is said there.
        var isHearer: Bool
    }

    private var rooms: [Room]
    private var members: [Member]
    private let measuredRoom: Int?
    /// What the last piece said; empty between two of them.
    private var heard = ParsedReplies()

    /// Messages that came to somebody for the first time.
    public private(set) var deliveries = 0
    /// Those that came again, or to somebody whom they were not for.
    public private(set) var doubled = 0
    /// Those that came behind a later one.
    public private(set) var late = 0
    /// Those that members lacked who have gone.
    private var lostWithMembers = 0
    /// How long each took to each, from when it was due, where it is measured.
    public private(set) var times = Histogram()

    /// The account of a plan, in which nothing has been said yet.
    ///
    /// - Parameter hearsOwnWords: whether whoever talks hears it, too.
    public init(_ plan: Plan, hearsOwnWords: Bool) {
        rooms = [Room](repeating: Room(), count: plan.load.rooms)
        members = (0..<plan.load.clients).map { client in
            let room = plan.room(of: client)
            let isHearer = room != nil && !plan.neverReads(client) && (hearsOwnWords || !plan.isSpeaker(client))
            return Member(room: room, isHearer: isHearer)
        }
        for member in members where member.isHearer { if let room = member.room { rooms[room].hearers += 1 } }
        measuredRoom = plan.measuredRoom
    }

    /// How many messages of a room somebody has yet to hear.
    public func outstanding(in room: Int) -> Int { rooms[room].outstanding }

    /// Whether everybody has heard all that was said.
    public var isSettled: Bool { rooms.allSatisfy { $0.outstanding == 0 } }

    /// Messages that have been said.
    public var messages: Int { rooms.reduce(0) { $0 + $1.messages.count } }

    /// Enters a message that was due then; its number in its room.
    public mutating func say(in room: Int, due: UInt64) -> Int {
        let hearers = rooms[room].hearers
        rooms[room].messages.append(Message(due: due, awaited: hearers))
        if hearers > 0 { rooms[room].outstanding += 1 }
        return rooms[room].messages.count - 1
    }

    /// Enters the messages in a piece of the stream that a client has received; gives back what else it says.
    public mutating func hear(
        _ client: Int, _ piece: Span<UInt8>, through parser: inout any ReplyParser, at now: UInt64
    ) -> [ParsedReplies.ControlReply] {
        parser.hear(piece, into: &heard)
        for run in heard.messages { hear(client, room: run.room, run.ordinals, at: now) }
        let remarks = heard.remarks
        heard.clear()
        return remarks
    }

    /// Enters that a client has received messages of a room which follow each other.
    mutating func hear(_ client: Int, room: Int, _ ordinals: Range<Int>, at now: UInt64) {
        guard members[client].isHearer, members[client].room == room else { return doubled += ordinals.count }
        let said = ordinals.clamped(to: 0..<rooms[room].messages.count)
        doubled += ordinals.count - said.count
        if members[client].hearing.takeExpected(said) {
            rooms[room].settle(said)
            deliver(said, in: room, at: now)
        } else {
            for ordinal in said { hear(client, room: room, unexpected: ordinal, at: now) }
        }
    }

    private mutating func hear(_ client: Int, room: Int, unexpected ordinal: Int, at now: UInt64) {
        switch members[client].hearing.take(ordinal) {
        case .expected: rooms[room].settle(ordinal..<ordinal + 1)
        // Nobody waits for what was skipped any more, so that one loss does not hold up the rest; it may still come.
        case .ahead(let skipped): rooms[room].settle(skipped.lowerBound..<ordinal + 1)
        case .late: late += 1
        case .doubled: return doubled += 1
        }
        deliver(ordinal..<ordinal + 1, in: room, at: now)
    }

    private mutating func deliver(_ ordinals: Range<Int>, in room: Int, at now: UInt64) {
        deliveries += ordinals.count
        guard measuredRoom == nil || measuredRoom == room else { return }
        for message in rooms[room].messages[ordinals] { times.record(now > message.due ? now - message.due : 0) }
    }

    /// A client has gone: what it lacks is lost, and nothing more is meant for it.
    public mutating func leave(_ client: Int) {
        guard members[client].isHearer, let room = members[client].room else { return }
        let said = rooms[room].messages.count
        let hearing = members[client].hearing
        members[client].isHearer = false
        lostWithMembers += hearing.lacking(of: said)
        rooms[room].hearers -= 1
        rooms[room].settle(hearing.next..<said)
    }

    /// Messages that somebody should have heard and has not, by now.
    public var lost: Int {
        members.reduce(lostWithMembers) { sum, member in
            guard member.isHearer, let room = member.room else { return sum }
            return sum + member.hearing.lacking(of: rooms[room].messages.count)
        }
    }
}
