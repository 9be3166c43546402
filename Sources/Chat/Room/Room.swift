/// One room's rules. No threads, no sockets, no clock.
///
/// A deterministic state machine: the same commands, at the same times, give the same deliveries. What happens gets the
/// room's next number and an id; who hears of it is said with it. Each concern stands in a file of its own, `Room+….swift`.
public struct Room: Sendable {
    /// What a room is given at its birth.
    public struct Rules: Sendable {
        /// How many messages it remembers.
        public let backlog: Int
        /// How many of them it shows to whoever joins.
        public let replay: Int

        /// The rules that follow from the limits `backlog` and `replay`.
        public init(_ limits: Limits) {
            backlog = limits[.backlog]
            replay = limits[.replay]
        }
    }

    /// This life of the room.
    public let id: RoomID
    /// Its name, as the first to come spelled it.
    public internal(set) var name: RoomName
    /// What it is about.
    public internal(set) var topic: Topic?

    /// When the first person came.
    private(set) var born = Timestamp(milliseconds: 0)
    let rules: Rules
    var members = ArrivalTable<UserID, Member>()
    var backlog: Backlog
    private var sequence: UInt64 = 0
    private var lastTime = Timestamp(milliseconds: 0)

    /// A room with nobody in it.
    public init(id: RoomID, name: RoomName, rules: Rules) {
        self.id = id
        self.name = name
        self.rules = rules
        backlog = Backlog(capacity: rules.backlog)
    }

    /// Whether nobody is in it, so that it should be deleted.
    public var isEmpty: Bool { members.isEmpty }

    /// What a list of rooms tells of it.
    public var listing: RoomListing { RoomListing(name: name, members: members.count, topic: topic, born: born) }

    /// Does what a command asks for, and appends what follows from it.
    public mutating func apply(_ command: RoomCommand, at now: Timestamp, to deliveries: inout [Delivery]) {
        switch command.action {
        case .join(let member, let spelling):
            join(member, spelling: spelling, command, at: now, &deliveries)
        case .leave(let reason): leave(.left(reason), command, at: now, &deliveries)
        case .quit(let departure): leave(departure, command, at: now, &deliveries)
        case .say(let said): say(said, command, at: now, &deliveries)
        case .rename(let name): rename(to: name, command, at: now, &deliveries)
        case .setTopic(let text): setTopic(text, command, at: now, &deliveries)
        case .reintroduce(let profile): members[command.asker]?.profile = profile
        case .announce: break
        case .hearAnew: if members[command.asker] != nil { deliveries.append(.respells(command.asker)) }
        case .report(let question):
            // A room with nobody in it is no room: the question came between a death and a birth.
            if !isEmpty { deliveries.append(.report(report(on: question))) }
        }
    }

    /// Gives what happened its number, id and time. Times never go back within a room, whatever the clock does.
    mutating func number(_ kind: Event.Kind, at now: Timestamp) -> Event {
        sequence &+= 1
        // An id has 16 bits of the number: when they begin anew, the time in it must be another.
        if sequence & 0xFFFF == 0 { lastTime = Timestamp(milliseconds: lastTime.milliseconds &+ 1) }
        lastTime = max(lastTime, now)
        if sequence == 1 { born = lastTime }
        let id = MessageID(time: lastTime, number: sequence, by: id.number)
        return Event(sequence: sequence, id: id, time: lastTime, kind: kind)
    }

    /// The member who asks, or a refusal for somebody who is none.
    func member(_ command: RoomCommand, _ deliveries: inout [Delivery]) -> Member? {
        if let member = members[command.asker] { return member }
        deliveries.append(.refuse(Refusal(.notInRoom, about: name), to: command.asker, tag: command.tag))
        return nil
    }
}
