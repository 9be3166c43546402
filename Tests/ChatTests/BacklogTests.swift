import Chat
import Testing

@Suite struct BacklogTests {
    private func events(_ count: Int) throws -> [Event] {
        var scene = try RoomScene()
        _ = try scene.join(1, "ana")
        return try (0..<count).flatMap { try scene.say(1, "\($0)").told.map(\.event) }
    }

    @Test(arguments: [0, 1, 2, 7, 50])
    func `The last messages are kept in order`(capacity: Int) throws {
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

    @Test func `Absurd counts do not trap`() throws {
        var backlog = Backlog(capacity: -1)
        backlog.append(try #require(try events(1).first))
        #expect(backlog.count == 0)
        #expect(backlog.last(-5).isEmpty)
        #expect(Backlog(capacity: 3).last(.min).isEmpty)
    }

    @Test func `Messages after a number are returned from the earliest on`() throws {
        var backlog = Backlog(capacity: 10)
        let all = try events(25)
        for event in all { backlog.append(event) }
        let remembered = all.suffix(10).map(\.sequence)
        for number in [0, remembered[0] - 1, remembered[0], remembered[4], remembered[9], .max] {
            for most in [nil, 0, 1, 3, 100, -1] {
                let expected = remembered.filter { $0 > number }.prefix(max(0, most ?? .max))
                #expect(backlog.messages(.after(number, most: most)).map(\.sequence) == Array(expected))
            }
        }
    }

    @Test func `A message with an id is found while the backlog holds it`() throws {
        var scene = try RoomScene(backlog: 0)
        _ = try scene.join(1, "ana")
        var backlog = Backlog(capacity: 3)
        let ana = try #require(UserName("ANA"))
        for number in 0..<20 {
            let deliveries = scene.apply(.say(try said(number)), by: 1)
            let event = try #require(deliveries.told.first?.event)
            backlog.append(event)
            let remembered = backlog.last(3)
            for earlier in 0...number {
                let found = backlog.message(saying: try said(earlier), by: ana)?.sequence
                let wanted = remembered.last { event in
                    if case .said(_, let said) = event.kind {
                        !said.marks.id.isEmpty && said.text == MessageText("\(earlier)")
                    } else {
                        false
                    }
                }
                #expect(found == wanted?.sequence, "\(number) \(earlier)")
            }
        }
    }

    @Test func `An id that was used for different text names no message`() throws {
        var scene = try RoomScene(backlog: 3)
        _ = try scene.join(1, "ana")
        let (one, two) = (try said(0), try said(5))
        #expect(one.marks == two.marks && one != two)
        let numbers = [one, two, one, two].map { scene.apply(.say($0), by: 1) }
        #expect(numbers.map(\.kinds) == [["tell"], ["tell"], ["said before"], ["said before"]])
        #expect(scene.history().map(\.words) == ["0", "5"])
    }

    /// Returns a message with the number as its text. Every fourth message has no id, and the others reuse five ids.
    private func said(_ number: Int) throws -> ChatMessage {
        let marks = MessageAttributes(id: number % 4 == 3 ? [] : Array("\(number % 5)".utf8), headers: [])
        let text = try #require(MessageText("\(number)"))
        return try #require(ChatMessage(.message, text, marks: marks))
    }
}
