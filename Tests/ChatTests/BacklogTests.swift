import Chat
import Testing

@Suite struct BacklogTests {
    private func events(_ count: Int) throws -> [Event] {
        var scene = try RoomScene()
        _ = try scene.join(1, "ana")
        return try (0..<count).flatMap { try scene.say(1, "\($0)").told.map(\.event) }
    }

    @Test(arguments: [0, 1, 2, 7, 50])
    func lastMessagesAreRememberedInTheirOrder(capacity: Int) throws {
        var backlog = Backlog(capacity: capacity)
        let all = try events(25)
        for (index, event) in all.enumerated() {
            backlog.append(event)
            let remembered = all[...index].suffix(capacity).map(\.sequence)
            #expect(backlog.count == remembered.count)
            for most in [0, 1, 3, capacity, .max] {
                #expect(backlog.last(most).map(\.sequence) == remembered.suffix(most))
            }
        }
    }

    @Test func absurdCountsAreNoTrap() throws {
        var backlog = Backlog(capacity: -1)
        backlog.append(try #require(try events(1).first))
        #expect(backlog.count == 0)
        #expect(backlog.last(-5).isEmpty)
        #expect(Backlog(capacity: 3).last(.min).isEmpty)
    }
}
