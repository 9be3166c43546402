internal import Chat
internal import Threads

/// A command on its way to a room, with the session that asks for it. A class, since several threads pass it on.
final class QueuedCommand: Sendable {
    let command: RoomCommand
    let asker: SessionEndpoint
    /// The box for the report, if the command asks for one.
    let reply: RoomReportBox?
    /// The announcement that all rooms of the user share, so that a session whose dialect shows the change once (IRC)
    /// receives it once; nil for other commands.
    let announcement: SharedAnnouncement?

    init(
        _ action: RoomCommand.Action, by asker: SessionEndpoint, tag: CommandTag? = nil, reply: RoomReportBox? = nil,
        announcement: SharedAnnouncement? = nil
    ) {
        self.announcement = announcement
        command = RoomCommand(action, by: asker.user.id, from: asker.id, tag: tag)
        self.asker = asker
        self.reply = reply
    }
}

/// Holds a room's report for a handler, which reads it once its ticket has been passed.
final class RoomReportBox: Sendable {
    private let report = Locked<RoomReport?>(nil)

    func fill(_ value: RoomReport) { report.withLock { $0 = value } }

    var value: RoomReport? { report.withLock { $0 } }
}

/// A position in a room's queue. Once the room has `settled` that position, it has processed everything up to it.
struct Ticket: Sendable {
    let room: RoomThread
    var position: UInt64
    /// Whether a wait for the room has failed: it does not progress, and is not waited for again until it has reached
    /// the position.
    var isOverdue = false

    /// Whether a wait for the room has failed and the room has still not reached the position.
    var isLate: Bool { isOverdue && !room.hasSettled(position) }
}
