import Chat
import Testing

/// Tests that a room accepts a transaction of several messages as a whole or not at all, and a message with a known id
/// only once.
@Suite struct TogetherTests {
    private func said(_ words: String, id: String = "") throws -> ChatMessage {
        let marks = MessageAttributes(id: Array(id.utf8), headers: [])
        let text = try #require(MessageText(words))
        return try #require(ChatMessage(.message, text, marks: marks))
    }

    @Test func `A transaction is delivered in one step`() throws {
        var scene = try RoomScene()
        _ = try scene.join(1, "ana")
        let deliveries = scene.apply(.sayTogether([try said("one"), try said("two")]), by: 1)
        #expect(deliveries.told.map(\.event.words) == ["one", "two"])
        #expect(deliveries.told.map(\.event.sequence) == [2, 3])
        #expect(scene.history().map(\.words) == ["one", "two"])
    }

    @Test func `A transaction is refused as a whole where the speaker may not speak`() throws {
        var scene = try RoomScene(isLobby: false)
        _ = try scene.join(1, "ana")
        _ = try scene.join(2, "ben")
        _ = scene.apply(.changeModes([ModeChange(.flag(.moderated), isSet: true)]), by: 1)
        let refused = scene.apply(.sayTogether([try said("one"), try said("two")]), by: 2)
        #expect(refused.kinds == ["report", "refuse"])
        #expect(refused.refusals.map(\.word) == [.mayNotSpeak])
        let outsider = scene.apply(.sayTogether([try said("one")]), by: 3)
        #expect(outsider.refusals.map(\.word) == [.notInRoom])
        #expect(scene.history().isEmpty)
    }

    @Test func `A slow room refuses a transaction of several messages`() throws {
        var scene = try RoomScene(isLobby: false)
        _ = try scene.join(1, "ana")
        _ = try scene.join(2, "ben")
        _ = scene.apply(.changeModes([ModeChange(.slow, isSet: true, "30".utf8)]), by: 1)
        let two = scene.apply(.sayTogether([try said("one"), try said("two")]), by: 2)
        #expect(two.refusals.map(\.word) == [.tooFast])
        let one = scene.apply(.sayTogether([try said("one", id: "x")]), by: 2)
        #expect(one.told.map(\.event.words) == ["one"])
        // A repeated message is answered as such. Slow mode does not count it.
        let again = scene.apply(.sayTogether([try said("one", id: "x")]), by: 2)
        #expect(again.kinds == ["said before"])
        let operators = scene.apply(.sayTogether([try said("three"), try said("four")]), by: 1)
        #expect(operators.told.map(\.event.words) == ["three", "four"])
    }

    @Test func `A message that was delivered before is not delivered again`() throws {
        var scene = try RoomScene()
        _ = try scene.join(1, "ana")
        _ = try scene.join(2, "ben")
        let deliveries = scene.apply(.say(try said("one", id: "a")), by: 1)
        let first = try #require(deliveries.told.first?.event)
        for action in [RoomCommand.Action.say(try said("one", id: "a")), .sayTogether([try said("one", id: "a")])] {
            guard case .saidBefore(let event)? = scene.apply(action, by: 1).first else {
                Issue.record("said again")
                continue
            }
            #expect(event.sequence == first.sequence && event.id == first.id)
        }
        #expect(scene.apply(.say(try said("one", id: "a")), by: 2).kinds == ["tell"])
        #expect(scene.apply(.say(try said("other", id: "a")), by: 1).kinds == ["tell"])
        // A message that is repeated within one transaction is delivered once, too.
        let twice = scene.apply(.sayTogether([try said("x", id: "b"), try said("x", id: "b"), try said("y")]), by: 1)
        #expect(twice.kinds == ["tell", "said before", "tell"])
    }

    @Test func `The outcome of a transaction reports each message in its place`() throws {
        var scene = try RoomScene()
        _ = try scene.join(1, "ana")
        _ = scene.apply(.say(try said("one", id: "a")), by: 1)
        var outcome = CommandOutcome()
        for delivery in scene.apply(.sayTogether([try said("one", id: "a"), try said("two")]), by: 1) {
            outcome.record(delivery)
        }
        #expect(outcome.events.map(\.sequence) == [2, 3])
        #expect(outcome.isRepeated(0) && !outcome.isRepeated(1) && outcome.refusal == nil)
    }
}
