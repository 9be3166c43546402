internal import Chat
internal import Testing
internal import Threads

@testable internal import Server

/// A room whose thread is blocked until `resume`.
final class PausedRoom: Sendable {
    private let isResumed = ProgressCounter()

    /// Blocks the room thread by an announcement in the name of one of the room's members, and waits until the thread
    /// is blocked.
    init(_ room: String, by member: String, on stage: Stage) throws {
        let core = stage.server.core
        let roomName = try #require(RoomName(room))
        let userName = try #require(UserName(member))
        let door = try #require(core.rooms.find(roomName))
        let user = try #require(core.directory.find(userName))
        let person = try #require(user.member)
        let session = try #require(user.sessions.first)
        let isPaused = ProgressCounter()
        let announcement = SharedAnnouncement(.introduced(person), at: core.now, through: 1) { [isResumed] in
            isPaused.advance(to: 1)
            isResumed.wait(for: 1, until: .after(seconds: Person.patienceSeconds))
        }
        _ = door.post([QueuedCommand(.announce, by: session, announcement: announcement)], until: .never)
        #expect(isPaused.wait(for: 1, until: .after(seconds: Person.patienceSeconds)))
    }

    deinit { resume() }

    func resume() { isResumed.advance(to: 1) }
}

extension Stage {
    /// Ends the sessions of a user, as the kill command of the operator `root` does. Returns the counter that reaches 1
    /// when the user has left every room.
    func kill(_ name: String) throws -> ProgressCounter {
        let userName = try #require(UserName(name))
        let user = try #require(server.core.directory.find(userName))
        let root = try #require(UserName("root"))
        let reason = try #require(MessageText("enough"))
        for session in user.sessions { server.core.disconnect(session.id.number, .killed(by: root, reason)) }
        return user.departed
    }
}
