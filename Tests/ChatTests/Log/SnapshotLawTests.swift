import Seeds
import Testing

@testable import Chat

/// Tests that a room that is restored from a snapshot gives the same events as the room that wrote it.
@Suite struct SnapshotLawTests {
    @Test(arguments: 0..<UInt64(20))
    func `A room from a snapshot gives the same events as the room itself`(twenties: UInt64) throws {
        for seed in twenties * 20..<twenties * 20 + 20 {
            var values = LogGenerator(seed: seed)
            let log = values.history(atMost: 60)
            let cut = 1 + values.below(log.count)
            var room = try #require(try SnapshotLawTests.room(after: Array(log[..<cut])))
            let snapshot = try room.snapshot()
            var copy = try Room(snapshot: snapshot)
            #expect(try copy.snapshot() == snapshot)
            for entry in log[cut...] {
                #expect(copy.apply(entry).bytes == room.apply(entry).bytes)
            }
            #expect(try copy.snapshot() == room.snapshot())
            #expect(copy.listing == room.listing)
        }
    }

    /// Shows that the test above would fail if a snapshot left out a part of the state.
    @Test(arguments: Part.allCases) func `Each part of the state makes a difference to some history`(part: Part) throws
    {
        var isNoticed = false
        for seed in 0..<UInt64(2_000) where !isNoticed {
            var values = LogGenerator(seed: seed)
            let log = values.history(atMost: 60)
            let cut = 1 + values.below(log.count)
            var room = try #require(try SnapshotLawTests.room(after: Array(log[..<cut])))
            var copy = room
            part.remove(from: &copy)
            isNoticed = log[cut...].contains { copy.apply($0).bytes != room.apply($0).bytes }
        }
        #expect(isNoticed)
    }

    enum Part: CaseIterable {
        case members, listeners, roles, profiles, topic, backlog, forgotten, total, flags, key, limit, slow, masks
        case invitations, knocks, lastWords, sequence, lastTime, name, absences

        func remove(from room: inout Room) {
            let backlog = room.backlog
            let people = Array(room.members.values)
            switch self {
            case .members: if let last = people.last { room.members[last.user] = nil }
            case .listeners: room.listeners = room.listeners.mapValues { Array($0.prefix(1)) }
            case .roles: for member in people { room.members[member.user]?.roles = [] }
            case .profiles:
                let profile = Profile(.none, host: [0x78])
                for member in people { room.members[member.user]?.profile = profile }
            case .topic: room.topic = nil
            case .backlog: room.backlog = Backlog(capacity: room.rules.backlog)
            case .forgotten: room.backlog.forget(upTo: 0, ofAll: backlog.total)
            case .total: room.backlog.forget(upTo: backlog.newestForgotten, ofAll: backlog.count)
            case .flags: room.modes.flags = 0
            case .key: room.modes.key = nil
            case .limit: room.modes.limit = nil
            case .slow: room.modes.slow = nil
            case .masks: room.modes.masks = [:]
            case .invitations: room.invitations = []
            case .knocks: room.knocks = [:]
            case .lastWords: room.lastWords = [:]
            case .sequence: room.sequence = 0
            case .lastTime: room.lastTime = Timestamp(milliseconds: 0)
            case .absences: room.absences = Absences()
            case .name: room.name = RoomName("other") ?? room.name
            }
        }
    }

    @Test func `A room with the most masks, invitations, knocks and former speakers is read as it was written`() throws
    {
        var scene = try RoomScene(isLobby: false)
        _ = try scene.join(1, "ana")
        for number in 0..<110 {
            for list in MaskList.allCases { _ = scene.set(.list(list), "a\(number)!*@*") }
        }
        for number in 2..<300 {
            let person = Member(user: UserID(UInt64(number)), name: try #require(UserName("u\(number)")))
            _ = scene.apply(.invite(person), by: 1)
        }
        _ = scene.set(.flag(.inviteOnly))
        for number in 1_000..<1_150 {
            let person = Member(user: UserID(UInt64(number)), name: try #require(UserName("u\(number)")))
            _ = scene.apply(.knock(person, nil), by: UInt64(number))
        }
        for change in [(RoomMode.flag(.membersOnly), false), (.slow, true)] {
            _ = scene.set(change.0, "9", isSet: change.1)
        }
        for number in 2_000..<2_900 {
            let person = Member(user: UserID(UInt64(number)), name: try #require(UserName("u\(number)")))
            _ = scene.apply(.say(try said("hello"), from: person), by: UInt64(number))
        }
        let room = scene.room
        #expect(room.invitations.count == 200 && room.knocks.count == 150 && room.lastWords.count == 900)
        #expect(room.modes.masks.values.allSatisfy { $0.count == RoomMode.mostMasks })
        let snapshot = try room.snapshot()
        #expect(try Room(snapshot: snapshot).snapshot() == snapshot)
    }

    /// Returns the room after the entries of a log; nil when the first entry creates no room.
    static func room(after log: [Sequenced]) throws -> Room? {
        guard let first = log.first, var room = Room(first) else { return nil }
        for entry in log.dropFirst() { _ = room.apply(entry) }
        return room
    }
}
