/// The rules of one room, without threads, sockets or a clock.
///
/// A deterministic state machine: the same commands at the same times give the same deliveries, in any process. Each event gets the
/// room's next number and an id, and each delivery names its recipients. Each concern has its own file, `Room+….swift`.
public struct Room: Sendable {
    /// The settings that a room receives when it is created.
    public struct Rules: Sendable {
        /// The most messages that the backlog holds.
        public let backlog: Int
        /// The number of backlog messages sent to a user who joins.
        public let replay: Int
        /// The server's own room, in which no member becomes operator by joining first.
        public let lobby: RoomName?

        /// Creates rules from the limits `backlog` and `replay` and the name of the lobby.
        public init(_ limits: Limits, lobby: RoomName?) {
            self.init(backlog: limits[.backlog], replay: limits[.replay], lobby: lobby)
        }

        init(backlog: Int, replay: Int, lobby: RoomName?) {
            self.backlog = backlog
            self.replay = replay
            self.lobby = lobby
        }
    }

    /// The id of this room; a room created later under the same name has another.
    public let id: RoomID
    /// The name, as the first member spelled it.
    public internal(set) var name: RoomName
    /// The topic, nil when none is set.
    public internal(set) var topic: Topic?

    let rules: Rules
    var members = OrderedTable<UserID, Member>()
    /// The sessions of each member that receive the room's events, in the order in which they were attached.
    var listeners: [UserID: [Listener]] = [:]
    var backlog: Backlog
    /// The modes that are set.
    var modes: RoomModes
    /// The time at which the room was created.
    let born: Timestamp
    /// The invited users, the oldest invitation first.
    var invitations: [UserID] = []
    /// The `Moment.uptime` of each user's last knock.
    var knocks: [UserID: UInt64] = [:]
    /// The `Moment.uptime` of each user's last message in slow mode. Former members stay in it, so that leaving and
    /// rejoining does not end their wait.
    var lastWords: [UserID: UInt64] = [:]
    /// The users who left the server while they were members, here or in an earlier room of the name.
    var absences: Absences
    /// The number of the last event.
    var sequence: UInt64 = 0
    /// The time of the last event, which the next one does not precede.
    var lastTime = Timestamp(milliseconds: 0)

    /// Creates a room without members.
    public init(_ creation: RoomCreation, at now: Moment) {
        (id, name, rules, absences) = (creation.id, creation.name, creation.rules, creation.absences)
        born = now.time
        backlog = Backlog(capacity: rules.backlog)
        modes = RoomModes(name == rules.lobby ? [.membersOnly] : [.membersOnly, .topicLocked])
    }

    /// Whether the room has no members and should be deleted.
    public var isEmpty: Bool { members.isEmpty }

    /// The record of absences for the next room of the name. A secret room leaves none, since it would show that the room
    /// existed.
    public var absencesForNextRoom: Absences {
        modes.contains(.secret) || absences.isEmpty ? Absences() : absences.continued(after: backlog.total)
    }

    /// The room's entry in a list of rooms.
    public var listing: RoomListing {
        RoomListing(
            name: name, members: members.count, topic: topic, isSecret: modes.contains(.secret), born: born,
            life: id)
    }

    /// Carries out a command, and appends its deliveries.
    public mutating func apply(_ command: RoomCommand, at now: Moment, to deliveries: inout [Delivery]) {
        do throws(Refusal) {
            try carryOut(command, at: now, &deliveries)
        } catch {
            deliveries.append(.refuse(error))
        }
    }

    private mutating func carryOut(
        _ command: RoomCommand, at now: Moment, _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        if command.isForOutsiders && !isKnown(to: command.user) {
            return deliveries.append(.report(.noSuchRoom))
        }
        switch command.action {
        case .create(let creation): if isEmpty { self = Room(creation, at: now) }
        case .join(let member, let spelling, let key, let hearing):
            try join(member, spelling: spelling, key: key, hearing: hearing, command, at: now, &deliveries)
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
        case .reintroduce(let profile): members[command.user]?.profile = profile
        case .announce: break
        case .attach(let takesData, let hearing):
            try attach(takesData: takesData, hearing: hearing, command, &deliveries)
        case .detach(let departure): try detach(departure, command, at: now, &deliveries)
        case .hearAnew:
            if isAttached(command.session, of: command.user) { deliveries.append(.respells(command.session)) }
        case .report(let question): deliveries.append(.report(report(on: question, to: command.user)))
        }
    }

    /// Creates an event with the next number, an id and a time. A room's times never go back, even if the clock does.
    mutating func number(_ kind: Event.Kind, at now: Moment) -> Event {
        sequence &+= 1
        // An id holds 16 bits of the number. When they wrap around, the id's time must differ.
        if sequence & 0xFFFF == 0 { lastTime = Timestamp(milliseconds: lastTime.milliseconds &+ 1) }
        lastTime = max(lastTime, now.time)
        return lastPosition(kind)
    }

    /// Returns an event with the number, id and time of the last event. Inlined, as `asker`.
    @inline(__always)
    func lastPosition(_ kind: Event.Kind) -> Event {
        let id = MessageID(time: lastTime, number: sequence, by: id.number)
        return Event(sequence: sequence, id: id, time: lastTime, kind: kind)
    }

    /// Whether the user is a member.
    public func isMember(_ user: UserID) -> Bool { members[user] != nil }

    /// Returns the asking member, or throws a refusal when the asker is not a member. Inlined, since a call would copy
    /// the whole room to the stack.
    @inline(__always)
    func asker(_ command: RoomCommand) throws(Refusal) -> Member {
        guard let member = members[command.user] else { throw Refusal(.notInRoom, about: name) }
        return member
    }
}
