@testable import Chat

/// Draws histories of a room that a few users could have produced.
extension LogGenerator {
    /// The actions of users. An action is drawn as often as it occurs in this list.
    private static let deeds: [RoomCommand.Action.Tag] = [
        .create, .join, .join, .join, .join, .join, .leave, .quit, .say, .say, .say, .say, .say, .say, .sayTogether,
        .sayTogether, .rename, .setTopic, .setTopic, .reintroduce, .announce, .kick, .changeModes, .changeModes,
        .changeModes, .changeModes, .changeModes, .invite, .invite, .knock, .knock, .hearAnew, .attach, .attach,
        .attach,
        .detach, .detach, .report, .report, .report,
    ]

    /// Modes that the first member sets so that the history exercises them, and the actions that users then take more
    /// often.
    private static let themes: [(mode: RoomMode, argument: String, isSet: Bool, deeds: [RoomCommand.Action.Tag])] = [
        (.slow, "9", true, [.say]),
        (.flag(.inviteOnly), "", true, [.knock, .knock, .knock, .knock, .invite, .invite, .join, .leave]),
        (.flag(.moderated), "", true, [.say, .setTopic, .leave]),
        (.flag(.membersOnly), "", false, [.say, .say, .quit, .report]),
        (.list(.bans), "u2", true, [.join, .leave, .changeModes]),
        (.key, "key", true, [.join, .leave]),
        (.limit, "2", true, [.join, .leave, .invite]),
        (.flag(.secret), "", true, [.report, .report, .knock]),
    ]

    /// Draws a log that creates a room, may then set a theme, and has one to `most` further commands.
    mutating func history(atMost most: Int) -> [Sequenced] {
        var log: [Sequenced] = []
        var (wall, uptime) = (Int64(1_700_000_000_000), UInt64(5_000))
        func append(_ action: RoomCommand.Action, by user: UserID, tag: Chat.CommandTag? = nil, node: Int = 0) {
            let session = SessionID(user.number + UInt64(LogGenerator.users.count * pick([0, 0, 1, 2])))
            let time = Moment(Timestamp(milliseconds: wall), uptime: uptime)
            let command = RoomCommand(action, by: user, from: session, tag: tag)
            log.append(Sequenced(command, number: UInt64(log.count + 1), time: time, node: NodeID(UInt64(node))))
        }
        let theme = pick(LogGenerator.themes)
        append(.create(creation()), by: user())
        if below(4) > 0 {
            let users = [user(), user(), user()]
            for user in users { append(action(.join, by: user), by: user) }
            append(.changeModes([ModeChange(theme.mode, isSet: theme.isSet, theme.argument.utf8)]), by: users[0])
        }
        for _ in 0...below(most) {
            // The wall clock may go backwards. The uptime never does.
            wall += pick([-3, 0, 0, 1, 900, 2_000])
            uptime += below(16) == 0 ? 70_000 : pick([0, 0, 1, 100, 900])
            let user = user()
            let tag = flag() ? pick(theme.deeds) : pick(LogGenerator.deeds)
            append(action(tag, by: user), by: user, tag: below(4) == 0 ? commandTag() : nil, node: below(3))
        }
        return log
    }
}

extension Room {
    /// Creates a room from the first entry of its log. Returns nil when the entry creates no room.
    init?(_ entry: Sequenced) {
        guard case .create(let creation) = entry.command.action else { return nil }
        self.init(creation, at: entry.time)
    }

    mutating func apply(_ entry: Sequenced) -> [Delivery] {
        var deliveries: [Delivery] = []
        apply(entry.command, at: entry.time, to: &deliveries)
        return deliveries
    }
}
