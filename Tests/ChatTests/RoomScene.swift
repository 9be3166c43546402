import Chat
import Testing

/// A room with members, for tests in which users act by number.
struct RoomScene {
    var room: Room
    var now = Timestamp(milliseconds: 1_000_000)
    var uptime: UInt64 = 5_000

    /// The room has sent no reply of the expected kind.
    struct NoAnswer: Error {}

    /// Advances the wall clock and the uptime.
    mutating func pass(milliseconds: Int64) {
        now = Timestamp(milliseconds: now.milliseconds + milliseconds)
        uptime += UInt64(milliseconds)
    }

    /// Creates the room. By default it is the lobby, in which no member becomes an operator by joining first.
    init(
        backlog: Int = 200, replay: Int = 0, id: UInt64 = 42, isLobby: Bool = true, absences: Absences = Absences()
    ) throws {
        var limits = Limits()
        try limits.set("backlog=\(backlog)")
        try limits.set("replay=\(replay)")
        let name = try #require(RoomName("nest"))
        let creation = RoomCreation(
            id: RoomID(id), name: name, rules: Room.Rules(limits, lobby: isLobby ? name : nil),
            absences: absences)
        room = Room(creation, at: Moment(now, uptime: uptime))
    }

    /// Applies a user's action to the room and returns the deliveries that follow from it.
    mutating func apply(
        _ action: RoomCommand.Action, by user: UInt64, from session: UInt64? = nil, tag: Chat.CommandTag? = nil
    ) -> [Delivery] {
        var deliveries: [Delivery] = []
        let command = RoomCommand(action, by: UserID(user), from: SessionID(session ?? user), tag: tag)
        let listing = room.listing
        room.apply(command, at: Moment(now, uptime: uptime), to: &deliveries)
        #expect(command.mayChangeListing || room.listing == listing, "the room thread would not publish the listing")
        return deliveries
    }

    mutating func join(_ user: UInt64, _ name: String, as spelling: String = "nest", tag: Chat.CommandTag? = nil) throws
        -> [Delivery]
    {
        let member = Member(user: UserID(user), name: try #require(UserName(name)))
        return apply(.join(member, as: try #require(RoomName(spelling))), by: user, tag: tag)
    }

    mutating func say(_ user: UInt64, _ words: String) throws -> [Delivery] {
        apply(.say(try said(words)), by: user)
    }

    /// Returns the names of the room's members, as the room reports them.
    mutating func members() -> [String] {
        guard case .report(.members(_, let names, _))? = apply(.report(.members), by: 0).first else {
            return room.isEmpty ? [] : ["?"]  // an empty room reports nothing
        }
        return names.map(\.name.description)
    }

    /// Returns the last `count` messages in the room's backlog.
    mutating func history(_ count: Int = .max) -> [Event] {
        guard case .report(.history(_, _, let events, _))? = apply(.report(.history(.last(count))), by: 0).first
        else { return [] }
        return events
    }
}

/// The parts of the deliveries that the tests look at.
extension [Delivery] {
    /// The events in their order, each with the session that does not receive it, if there is one.
    var told: [(event: Event, except: SessionID?)] {
        compactMap { if case .tell(let event, let except) = $0 { (event, except) } else { nil } }
    }

    /// The refusals among the deliveries.
    var refusals: [Refusal] {
        compactMap { if case .refuse(let refusal) = $0 { refusal } else { nil } }
    }

    /// The name of each delivery's kind, for comparisons of their order.
    var kinds: [String] {
        map { delivery in
            switch delivery {
            case .enters: "enters"
            case .exits: "exits"
            case .attaches: "attaches"
            case .detaches: "detaches"
            case .respells: "respells"
            case .tell: "tell"
            case .tellSome: "tell some"
            case .answer: "answer"
            case .refuse: "refuse"
            case .saidBefore: "said before"
            case .withhold: "withhold"
            case .report: "report"
            }
        }
    }
}

extension Event {
    /// The text of a message; nil for any other event.
    var words: String? { if case .said(_, let said) = kind { said.text.description } else { nil } }
}
