import Testing

@testable import Chat

/// A user who left the server as a member and comes back is told how many messages they missed.
@Suite struct AbsenceTests {
    /// Has ben leave the server and join again after `count` messages of ana, and returns the replay.
    private func replay(after count: Int, _ scene: inout RoomScene) throws -> Replay {
        _ = scene.apply(.quit(.closed), by: 2)
        for number in 0..<count { _ = try scene.say(1, "\(number)") }
        return try replay(in: try scene.join(2, "Ben"))
    }

    private func replay(in deliveries: [Delivery]) throws -> Replay {
        for delivery in deliveries {
            if case .answer(.entered(_, _, _, let replay, _, _), _) = delivery { return replay }
        }
        throw RoomScene.NoAnswer()
    }

    private func scene(replay: Int) throws -> RoomScene {
        var scene = try RoomScene(replay: replay, isLobby: false)
        _ = try scene.join(1, "ana")
        _ = try scene.say(1, "before")
        _ = try scene.join(2, "ben")
        return scene
    }

    @Test(arguments: [0, 1, 2, 3, 4, 9])
    func `What a user missed is shown or counted`(most: Int) throws {
        for count in 0..<6 {
            var scene = try scene(replay: most)
            let replay = try replay(after: count, &scene)
            #expect(replay.messages.count == min(most, count + 1))
            // With a replay, `earlier` counts all messages since the creation of the room that the replay does not
            // show.
            #expect(replay.earlier == (most == 0 ? count : count + 1 - replay.messages.count))
        }
    }

    @Test func `A user is told once, and only after leaving the server`() throws {
        var scene = try scene(replay: 0)
        #expect(try replay(after: 3, &scene).earlier == 3)
        _ = scene.apply(.leave(reason: nil), by: 2)
        _ = try scene.say(1, "more")
        #expect(try replay(in: try scene.join(2, "ben")).earlier == 0)
        _ = scene.apply(.kick(try #require(UserName("ben")), reason: nil), by: 1)
        _ = try scene.say(1, "more")
        #expect(try replay(in: try scene.join(2, "ben")).earlier == 0)
    }

    @Test(arguments: [0, 5])
    func `The next room of a name counts on`(most: Int) throws {
        var old = try scene(replay: most)
        _ = old.apply(.quit(.timedOut), by: 2)
        _ = try old.say(1, "in the old room")
        _ = old.apply(.leave(reason: nil), by: 1)
        var new = try RoomScene(replay: most, id: 43, absences: old.room.absencesForNextRoom)
        _ = try new.join(1, "ana")
        _ = try new.say(1, "in the new room")
        let shown = most == 0 ? 0 : 1
        let replay = try replay(in: try new.join(2, "ben"))
        #expect(replay.messages.count == shown && replay.earlier == 2 - shown)
        // A user who was not in the old room has missed nothing there.
        #expect(try self.replay(in: try new.join(3, "carl")).earlier == 0)
    }

    @Test func `A secret room leaves no record`() throws {
        var scene = try RoomScene(isLobby: false)
        _ = try scene.join(1, "ana")
        _ = try scene.join(2, "ben")
        _ = scene.apply(.quit(.closed), by: 2)
        #expect(!scene.room.absencesForNextRoom.isEmpty)
        _ = scene.set(.flag(.secret))
        #expect(scene.room.absencesForNextRoom.isEmpty)
    }

    @Test func `A room remembers the users who left last, each once`() throws {
        var absences = Absences()
        for number in 0..<Absences.mostUsers + 50 {
            absences.begin(try #require(UserName("u\(number)")), after: number)
            absences.begin(try #require(UserName("U\(number)")), after: number)
        }
        #expect(absences.departed.map(\.messages) == Array(50..<Absences.mostUsers + 50))
        #expect(absences.end(try #require(UserName("u49")), after: 1_000) == 0)
        #expect(absences.end(try #require(UserName("u50")), after: 1_000) == 950)
        #expect(absences.departed.count == Absences.mostUsers - 1)
    }

    @Test func `The server remembers the rooms that were deleted last, until they are created again`() throws {
        var absences = Absences()
        absences.begin(try #require(UserName("ben")), after: 0)
        var table = RoomTable<Int>()
        let most = RoomTable<Int>.mostDeleted
        for number in 0..<most + 1 {
            let name = try #require(RoomName("r\(number)"))
            _ = table.open(name, atMost: 1) { _ in number }
            table.remove(name.key, leaving: absences)
        }
        func known(_ number: Int) throws -> Bool {
            var isKnown = false
            let name = try #require(RoomName("R\(number)"))
            _ = table.open(name, atMost: 1) { found in
                isKnown = !found.isEmpty
                return number
            }
            table.remove(name.key)
            return isKnown
        }
        #expect(try [0, 1, most].map(known) == [false, true, true])
        #expect(try [1, most].map(known) == [false, false])
    }
}
