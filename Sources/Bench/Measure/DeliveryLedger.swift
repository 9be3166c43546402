/// Accounts for all messages: which are outstanding, how long each delivery took, which were lost or doubled.
public struct DeliveryLedger: Sendable {
    private struct Message {
        let due: UInt64
        var awaited: Int
    }

    private struct Room {
        var messages: [Message] = []
        /// The number of members who are to receive each message of the speaker.
        var hearers = 0
        /// The number of messages that some hearer still lacks.
        var outstanding = 0

        /// Ends the wait of one member for these messages.
        mutating func settle(_ ordinals: Range<Int>) {
            for ordinal in ordinals {
                messages[ordinal].awaited -= 1
                if messages[ordinal].awaited == 0 { outstanding -= 1 }
            }
        }
    }

    private struct Member {
        /// The room of the client; nil when clients join no rooms.
        let room: Int?
        var hearing = MemberProgress()
        /// Whether the client is to receive the messages of its room.
        var isHearer: Bool
    }

    private var rooms: [Room]
    private var members: [Member]
    private let measuredRoom: Int?
    /// The content of the last piece; empty between two pieces.
    private var heard = ParsedReplies()

    /// The number of deliveries, each the first of its message to its member.
    public private(set) var deliveries = 0
    /// The number of messages that came again, or to a client that they were not for.
    public private(set) var doubled = 0
    /// The number of messages that came after a later one.
    public private(set) var late = 0
    /// The number of deliveries that members lacked when they left.
    private var lostWithMembers = 0
    /// The time from due to delivery, for each delivery that is measured.
    public private(set) var times = Histogram()

    /// Creates the account of a plan, without messages.
    ///
    /// - Parameter hearsOwnWords: whether a speaker also receives its own messages.
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

    /// Returns the number of messages of a room that some member still lacks.
    public func outstanding(in room: Int) -> Int { rooms[room].outstanding }

    /// Whether no message is outstanding in any room.
    public var isSettled: Bool { rooms.allSatisfy { $0.outstanding == 0 } }

    /// The number of messages that speakers have sent.
    public var messages: Int { rooms.reduce(0) { $0 + $1.messages.count } }

    /// Enters a message that was due at the given time, and returns its number in its room.
    public mutating func say(in room: Int, due: UInt64) -> Int {
        let hearers = rooms[room].hearers
        rooms[room].messages.append(Message(due: due, awaited: hearers))
        if hearers > 0 { rooms[room].outstanding += 1 }
        return rooms[room].messages.count - 1
    }

    /// Records the messages that a piece of a client's stream contains, and returns the other replies in it.
    public mutating func hear(
        _ client: Int, _ piece: Span<UInt8>, through parser: inout any ReplyParser, at now: UInt64
    ) -> [ParsedReplies.ControlReply] {
        parser.hear(piece, into: &heard)
        for run in heard.messages { hear(client, room: run.room, run.ordinals, at: now) }
        let remarks = heard.remarks
        heard.clear()
        return remarks
    }

    /// Enters consecutive messages of a room that a client has received.
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
        // The ledger stops waiting for skipped messages, so that one loss does not hold up the rest; they may still
        // come.
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

    /// Removes a client: messages that it lacks are lost, and it expects no more.
    public mutating func leave(_ client: Int) {
        guard members[client].isHearer, let room = members[client].room else { return }
        let said = rooms[room].messages.count
        let hearing = members[client].hearing
        members[client].isHearer = false
        lostWithMembers += hearing.lacking(of: said)
        rooms[room].hearers -= 1
        rooms[room].settle(hearing.next..<said)
    }

    /// The number of deliveries that should have happened and have not, by now.
    public var lost: Int {
        members.reduce(lostWithMembers) { sum, member in
            guard member.isHearer, let room = member.room else { return sum }
            return sum + member.hearing.lacking(of: rooms[room].messages.count)
        }
    }
}
