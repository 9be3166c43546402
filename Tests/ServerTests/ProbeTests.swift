import Chat
import Dialects
import Sockets
import Testing
import Threads

@testable import Server

/// The probe that the watchdog asks for goes through a room.
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

    @Test func `Where there is no room, one is made for the probe and is gone again`() {
        #expect(core.probe(until: .after(seconds: 60)))
        #expect(core.rooms.pool.waitUntilNone(by: .after(seconds: 60)))
        #expect(core.rooms.count == 0 && core.rooms.listings().isEmpty)
        tearDown()
    }

    @Test func `A room whose thread stands still fails the probe until it goes on`() throws {
        let outbox = Outbox(
            transport: .closed, number: 1, bounds: OutboxBounds(1 << 20), server: "roost", lastWords: [],
            drainer: core.drainer, waker: ThreadWaker())
        let user = User(id: UserID(1), outbox: outbox, encodingClass: .plain)
        let member = Member(
            user: user.id, name: try #require(UserName("ana")), profile: Profile(.none, host: Array("host".utf8)))
        guard case .door(let room) = core.rooms.open(lobby) else {
            Issue.record("no room")
            return
        }
        let (isHeld, gate) = (ProgressCounter(), ProgressCounter())
        let holder = try NamedThread(name: "holder") {
            user.standing.withLock { _ in
                isHeld.advance(to: 1)
                gate.wait(for: 1, until: .after(seconds: 60))
            }
        }
        #expect(isHeld.wait(for: 1, until: .after(seconds: 60)))
        _ = room.post([QueuedCommand(.join(member, as: lobby, key: nil, hearing: nil), by: user)], until: .never)
        #expect(!core.probe(until: .after(milliseconds: 20)))
        gate.advance(to: 1)
        holder.join()
        #expect(core.probe(until: .after(seconds: 60)))
        tearDown()
    }
}
