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
        /// The room that belongs to nobody: the house's own.
        public let lobby: RoomName?

        /// The rules that follow from the limits `backlog` and `replay`, in a house with that lobby.
        public init(_ limits: Limits, lobby: RoomName?) {
            self.lobby = lobby
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

    let rules: Rules
    var members = OrderedTable<UserID, Member>()
    var backlog: Backlog
    /// What is set in it.
    var modes: RoomModes
    /// When the first came.
    var born = Timestamp(milliseconds: 0)
    /// Who may come in whatever is set, the oldest invitation first.
    var invitations: [UserID] = []
    /// When people asked last to be invited, by `Moment.uptime`.
    var knocks: [UserID: UInt64] = [:]
    /// When users spoke last while the room is slowed, by `Moment.uptime`; also users who have left since, so that coming
    /// back does not end their wait.
    var lastWords: [UserID: UInt64] = [:]
    private var sequence: UInt64 = 0
    private var lastTime = Timestamp(milliseconds: 0)

    /// A room with nobody in it.
    public init(id: RoomID, name: RoomName, rules: Rules) {
        self.id = id
        self.name = name
        self.rules = rules
        backlog = Backlog(capacity: rules.backlog)
        modes = RoomModes(name == rules.lobby ? [.membersOnly] : [.membersOnly, .topicLocked])
    }

    /// Whether nobody is in it, so that it should be deleted.
    public var isEmpty: Bool { members.isEmpty }

    /// What a list of rooms tells of it.
    public var listing: RoomListing {
        RoomListing(
            name: name, members: members.count, topic: topic, isSecret: modes.contains(.secret), born: born,
            life: id)
    }

    /// Does what a command asks for, and appends what follows from it.
    public mutating func apply(_ command: RoomCommand, at now: Moment, to deliveries: inout [Delivery]) {
        do throws(Refusal) {
            try carryOut(command, at: now, &deliveries)
        } catch {
            deliveries.append(.refuse(error, to: command.asker, tag: command.tag))
        }
    }

    private mutating func carryOut(
        _ command: RoomCommand, at now: Moment, _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        if command.isForOutsiders && !isKnown(to: command.asker) {
            return deliveries.append(.report(.noSuchRoom))
        }
        switch command.action {
        case .join(let member, let spelling, let key, _):
            try join(member, spelling: spelling, key: key, command, at: now, &deliveries)
        case .leave(let reason): try leave(reason, command, at: now, &deliveries)
        case .quit(let departure): quit(departure, command, at: now, &deliveries)
        case .say(let said, let outsider, let role):
            try say(said, from: outsider, to: role, command, at: now, &deliveries)
        case .sayTogether(let all):
            do throws(Refusal) {
                try sayTogether(all, command, at: now, &deliveries)
            } catch {
                deliveries.append(.report(.refused(error)))
                throw error
            }
        case .rename(let name): rename(to: name, command, at: now, &deliveries)
        case .setTopic(let text): try setTopic(text, command, at: now, &deliveries)
        case .kick(let user, let reason): try kick(user, reason, command, at: now, &deliveries)
        case .changeModes(let changes): try change(changes, command, at: now, &deliveries)
        case .knock(let person, let words): try knock(person, words, command, at: now, &deliveries)
        case .invite(let person): try invite(person, command, at: now, &deliveries)
        case .reintroduce(let profile): members[command.asker]?.profile = profile
        case .announce: break
        case .hearAnew(let hearing):
            // Whoever asked for it must learn that it came to nothing.
            if hearing == nil && members[command.asker] == nil { break }
            deliveries.append(.respells(try asker(command).user))
        case .report(let question): deliveries.append(.report(report(on: question, to: command.asker)))
        }
    }

    /// Gives what happened its number, id and time. Times never go back within a room, whatever the clock does.
    mutating func number(_ kind: Event.Kind, at now: Moment) -> Event {
        sequence &+= 1
        // An id has 16 bits of the number: when they begin anew, the time in it must be another.
        if sequence & 0xFFFF == 0 { lastTime = Timestamp(milliseconds: lastTime.milliseconds &+ 1) }
        lastTime = max(lastTime, now.time)
        let id = MessageID(time: lastTime, number: sequence, by: id.number)
        return Event(sequence: sequence, id: id, time: lastTime, kind: kind)
    }

    /// The member who asks, or a refusal for somebody who is none.
    func asker(_ command: RoomCommand) throws(Refusal) -> Member {
        guard let member = members[command.asker] else { throw Refusal(.notInRoom, about: name) }
        return member
    }
}
