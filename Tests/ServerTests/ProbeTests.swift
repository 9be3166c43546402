import Chat
import Dialects
import Sockets
import Testing
import Threads

@testable import Server

/// The probe, with which the watchdog checks the server, sends a command through a room.
@Suite(.serialized) struct ProbeTests {
    private let lobby: RoomName
    private let core: ServerCore

    init() throws {
        lobby = try #require(RoomName("lobby"))
        core = try ServerCore(options: ServerOptions(listeners: [], lobby: lobby), log: Log(format: .human))
    }

    private func tearDown() {
        core.disconnectAll()
        core.rooms.closeAll()
        #expect(core.rooms.pool.waitUntilNone(by: .after(seconds: 60)))
        core.passwords.close()
    }

    @Test func `Where there is no room, the probe creates a room that is deleted again`() {
        #expect(core.probe(until: .after(seconds: 60)))
        #expect(core.rooms.pool.waitUntilNone(by: .after(seconds: 60)))
        #expect(core.rooms.count == 0 && core.rooms.listings().isEmpty)
        tearDown()
    }

    /// A user whose state is locked until `release`. A room thread that admits the user blocks until then.
    private final class HeldUser {
        let session: SessionEndpoint
        private let member: Member
        private let gate = ProgressCounter()
        private let holder: NamedThread

        init(_ name: String, _ core: ServerCore) throws {
            let outbox = Outbox(
                transport: .closed, number: 1, bounds: OutboxBounds(1 << 20), server: "roost",
                lastWords: [], drainer: core.drainer, waker: ThreadWaker())
            let user = User(id: UserID(1), from: .local)
            session = SessionEndpoint(id: SessionID(1), user: user, outbox: outbox, encodingClass: .plain)
            member = Member(
                user: user.id, name: try #require(UserName(name)), profile: Profile(.none, host: Array("host".utf8)))
            let isHeld = ProgressCounter()
            holder = try NamedThread(name: "holder") { [gate] in
                user.standing.withLock { _ in
                    isHeld.advance(to: 1)
                    gate.wait(for: 1, until: .after(seconds: 60))
                }
            }
            #expect(isHeld.wait(for: 1, until: .after(seconds: 60)))
        }

        func join(_ name: RoomName) -> QueuedCommand {
            QueuedCommand(.join(member, as: name, key: nil, hearing: nil), by: session)
        }

        func release() {
            gate.advance(to: 1)
            holder.join()
        }
    }

    private func room(_ name: String) throws -> (RoomName, RoomThread) {
        let name = try #require(RoomName(name))
        guard case .opened(let room) = core.rooms.open(name) else { throw Person.TestFailure(description: "no room") }
        return (name, room)
    }

    @Test(arguments: [[], ["cellar"], ["attic", "cellar"]])
    func `A room whose thread stands still fails the probe until it goes on, however many are older`(older: [String])
        throws
    {
        for name in older { _ = try room(name) }
        let (name, room) = try room("lobby")
        let ana = try HeldUser("ana", core)
        _ = room.post([ana.join(name)], until: .never)
        #expect(!core.probe(until: .after(milliseconds: 20)))
        ana.release()
        #expect(core.probe(until: .after(seconds: 60)))
        tearDown()
    }

    @Test func `A room that has more to do than it can counts as working while it does something`() throws {
        let (name, room) = try room("lobby")
        let before = room.progress
        let ana = try HeldUser("ana", core)
        let visit = QueuedCommand(.announce, by: ana.session)
        _ = room.post([visit, ana.join(name)], until: .never)
        #expect(eventually { room.progress.performed == before.performed + 1 })
        var busy = before
        busy.posted = room.progress.posted
        #expect(room.advances(from: busy, by: .passed))
        #expect(!room.advances(from: room.progress, by: .after(milliseconds: 20)))
        ana.release()
        #expect(room.advances(from: room.progress, by: .after(seconds: 60)))
        tearDown()
    }
}
