import Chat
import Testing

@Suite struct RoomTests {
    @Test func `The other members hear a message, and the speaker does not`() throws {
        var scene = try RoomScene()
        _ = try scene.join(1, "ana")
        let deliveries = try scene.say(1, "hello")
        #expect(deliveries.kinds == ["tell"])
        #expect(deliveries.told.first?.event.words == "hello")
        #expect(deliveries.told.first?.except == SessionID(1))
    }

    @Test func `A joining user hears nothing of the room before the reply`() throws {
        var scene = try RoomScene(replay: 2)
        let tag = Chat.CommandTag([7])
        #expect(try scene.join(1, "ana").kinds == ["enters", "attaches", "tell", "answer"])
        for word in ["one", "two", "three"] { _ = try scene.say(1, word) }
        _ = scene.apply(.setTopic(try text("birds")), by: 1)
        let deliveries = try scene.join(2, "ben", tag: tag)
        #expect(deliveries.told.first?.except == SessionID(2))
        guard
            case .answer(.entered(let name, _, let topic, let replay, let members, _), SessionID(2))? =
                deliveries.last
        else {
            Issue.record("no answer")
            return
        }
        #expect(name == RoomName("nest"))
        #expect(topic?.text == MessageText("birds"))
        #expect(topic?.setter == UserName("ana"))
        #expect(replay.messages.map(\.words) == ["two", "three"] && replay.earlier == 1)
        #expect(members.values.map(\.name.description) == ["ana", "ben"])
    }

    @Test func `Remaining members are told of a departure, and the leaving member gets a reply`() throws {
        var scene = try RoomScene()
        _ = try scene.join(1, "ana")
        _ = try scene.join(2, "ben")
        let left = scene.apply(.leave(reason: MessageText("tea")), by: 1, tag: Chat.CommandTag([1]))
        #expect(left.kinds == ["detaches", "exits", "tell", "answer"])
        guard case .left(let member, .left(let reason))? = left.told.first?.event.kind else {
            Issue.record("nobody left")
            return
        }
        #expect(member.name == UserName("ana") && reason == MessageText("tea"))
        #expect(scene.apply(.quit(.reset), by: 2).kinds == ["detaches", "exits", "tell"])
        #expect(scene.room.isEmpty)
    }

    @Test func `The first user to join decides the spelling of the room's name`() throws {
        var scene = try RoomScene()
        _ = try scene.join(1, "ana", as: "NEST")
        _ = try scene.join(2, "ben", as: "Nest")
        #expect(scene.room.name.description == "NEST")
        #expect(
            scene.room.listing
                == RoomListing(
                    name: scene.room.name, members: 2, topic: nil, born: scene.room.listing.born, life: scene.room.id))
    }

    @Test func `An empty topic removes the topic`() throws {
        var scene = try RoomScene()
        _ = try scene.join(1, "ana")
        let birds = try text("birds")
        #expect(scene.apply(.setTopic(birds), by: 1).told.first?.except == nil)
        #expect(scene.room.topic?.text == MessageText("birds"))
        _ = scene.apply(.setTopic(try text("")), by: 1)
        #expect(scene.room.topic == nil)
    }

    @Test func `A joining user gets all members in the order in which they joined`() throws {
        var scene = try RoomScene()
        for number in 1...120 { _ = try scene.join(UInt64(number), "p\(number)") }
        guard case .answer(.entered(_, _, _, _, let members, _), _)? = try scene.join(121, "last").last else {
            Issue.record("no answer")
            return
        }
        #expect(members.count == 121)
        #expect(members.first(1).first?.name.description == "p1")
        #expect(scene.members().count == 121)
    }

    @Test func `Event times never go back, whatever the clock does`() throws {
        var scene = try RoomScene()
        _ = try scene.join(1, "ana")
        var last = Timestamp(milliseconds: 0)
        for time in [5_000_000, 4_000_000, -1, Int64.min, 5_000_001, 0] {
            scene.now = Timestamp(milliseconds: time)
            let event = try #require(try scene.say(1, "x").told.first?.event)
            #expect(event.time >= last)
            last = event.time
        }
        #expect(last == Timestamp(milliseconds: 5_000_001))
    }

    @Test func `Message ids stay unique and sorted while the clock stands still`() throws {
        var scene = try RoomScene(backlog: 0)
        _ = try scene.join(1, "ana")
        let words = try said("x")
        var last: MessageID?
        var disorder = 0
        for _ in 0..<140_000 {
            let id = scene.apply(.say(words), by: 1).told.first?.event.id
            if let last, let id, id <= last { disorder += 1 }
            last = id
        }
        #expect(disorder == 0)
    }

    @Test func `Rooms created at the same time give different message ids`() throws {
        var one = try RoomScene(id: 1)
        var other = try RoomScene(id: 2)
        let first = try one.join(1, "ana").told.first?.event.id
        let second = try other.join(1, "ana").told.first?.event.id
        #expect(first != second)
    }
}
