internal import Chat
internal import Threads

/// A command on its way to a room, with the person who asks for it. An object, since it goes from hand to hand.
final class QueuedCommand: Sendable {
    let command: RoomCommand
    let asker: User
    /// Where a report goes, if the command asks for one.
    let reply: ReportBox?
    /// What is told once for all rooms to those whose dialect shows it so.
    let announcement: SharedAnnouncement?

    init(
        _ action: RoomCommand.Action, by asker: User, tag: CommandTag? = nil, reply: ReportBox? = nil,
        announcement: SharedAnnouncement? = nil
    ) {
        self.announcement = announcement
        command = RoomCommand(action, by: asker.id, tag: tag)
        self.asker = asker
        self.reply = reply
    }
}

/// What a room reports to a handler, which reads it once its ticket has been passed.
final class ReportBox: Sendable {
    private let report = Locked<Report?>(nil)

    func fill(_ value: Report) { report.withLock { $0 = value } }

    var value: Report? { report.withLock { $0 } }
}

/// A place in a room's queue: everything up to it has been done once the room has `settled` that position.
struct Ticket: Sendable {
    let room: RoomThread
    var position: UInt64
    /// Whether the room has been waited for in vain: it stands still, and is not waited for again until it has got there.
    var isOverdue = false

    /// Whether the room has been waited for in vain, and has still not got there.
    var isLate: Bool { isOverdue && !room.hasSettled(position) }
}
