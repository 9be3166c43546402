import Seeds
import Testing

@testable import Bench

/// Tests that the ledger counts delivered, lost, doubled and late messages.
@Suite struct LedgerTests {
    /// Returns the ledger of a plan. By default, one room has four clients: client 0 speaks, and clients 1, 2 and 3
    /// receive.
    private static func ledger(
        _ scenario: Scenario = .fanout, clients: Int = 4, rooms: Int = 1, hearsOwnWords: Bool = false
    ) throws -> DeliveryLedger {
        var load = scenario.usual
        load.clients = clients
        load.rooms = rooms
        return DeliveryLedger(try Plan(scenario, load), hearsOwnWords: hearsOwnWords)
    }

    @Test func `A message is under way until all members have received it`() throws {
        var ledger = try Self.ledger()
        #expect(ledger.say(in: 0, due: 100) == 0)
        for client in 1...3 {
            #expect(ledger.outstanding(in: 0) == 1 && !ledger.isSettled)
            ledger.hear(client, room: 0, 0..<1, at: 100 + UInt64(client))
        }
        #expect(ledger.isSettled && ledger.deliveries == 3 && ledger.lost == 0 && ledger.doubled == 0)
        #expect(ledger.times.count == 3 && ledger.times.longest == 3)
    }

    @Test func `Where speakers receive their own messages, these are awaited, too`() throws {
        var ledger = try Self.ledger(clients: 2, hearsOwnWords: true)
        _ = ledger.say(in: 0, due: 0)
        ledger.hear(1, room: 0, 0..<1, at: 1)
        #expect(!ledger.isSettled && ledger.lost == 1)
        ledger.hear(0, room: 0, 0..<1, at: 1)
        #expect(ledger.isSettled && ledger.lost == 0 && ledger.doubled == 0)
    }

    @Test func `A loss is counted and delays no speaker`() throws {
        var ledger = try Self.ledger()
        for _ in 0..<3 { _ = ledger.say(in: 0, due: 0) }
        for client in 1...2 { ledger.hear(client, room: 0, 0..<3, at: 1) }
        ledger.hear(3, room: 0, 0..<1, at: 1)
        #expect(ledger.lost == 2 && ledger.outstanding(in: 0) == 2)
        ledger.hear(3, room: 0, 2..<3, at: 1)
        #expect(ledger.lost == 1 && ledger.isSettled)
        ledger.hear(3, room: 0, 1..<2, at: 1)
        #expect(ledger.lost == 0 && ledger.late == 1 && ledger.deliveries == 9)
    }

    @Test func `A copy is counted, and so is a message that the member should not receive`() throws {
        var ledger = try Self.ledger(.rooms, clients: 6, rooms: 2)
        _ = ledger.say(in: 0, due: 0)
        ledger.hear(2, room: 0, 0..<1, at: 1)
        ledger.hear(2, room: 0, 0..<1, at: 1)
        #expect(ledger.doubled == 1)
        ledger.hear(0, room: 0, 0..<1, at: 1)  // the speaker itself
        ledger.hear(3, room: 0, 0..<1, at: 1)  // a member of the other room
        ledger.hear(4, room: 0, 7..<8, at: 1)  // a message that no speaker has sent
        ledger.hear(4, room: 9, 0..<1, at: 1)
        #expect(ledger.doubled == 5 && ledger.deliveries == 1 && ledger.lost == 1)
    }

    @Test func `The missing messages of a disconnected member are lost and are not waited for`() throws {
        var ledger = try Self.ledger()
        for _ in 0..<2 { _ = ledger.say(in: 0, due: 0) }
        for client in 1...2 { ledger.hear(client, room: 0, 0..<2, at: 1) }
        ledger.leave(3)
        ledger.leave(3)
        #expect(ledger.lost == 2 && ledger.isSettled)
        _ = ledger.say(in: 0, due: 0)
        for client in 1...2 { ledger.hear(client, room: 0, 2..<3, at: 1) }
        #expect(ledger.isSettled && ledger.lost == 2)
    }

    @Test func `Nothing is expected of members who never read`() throws {
        var ledger = try Self.ledger(.stall, clients: 12)
        _ = ledger.say(in: 0, due: 0)
        for client in 1...11 where client != 5 { ledger.hear(client, room: 0, 0..<1, at: 1) }
        #expect(ledger.isSettled && ledger.lost == 0)
    }

    @Test func `Beside a flooded room only the quiet one is timed`() throws {
        var ledger = try Self.ledger(.isolate, clients: 4, rooms: 2)
        _ = ledger.say(in: Plan.floodedRoom, due: 0)
        _ = ledger.say(in: Plan.quietRoom, due: 5)
        ledger.hear(2, room: Plan.floodedRoom, 0..<1, at: 1_000)
        ledger.hear(3, room: Plan.quietRoom, 0..<1, at: 7)
        #expect(ledger.times.count == 1 && ledger.times.longest == 2 && ledger.deliveries == 2)
    }

    @Test(arguments: 0..<50) func `Messages received in runs count like single messages`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var (together, singly) = (try Self.ledger(), try Self.ledger())
        var next = [0, 0, 0, 0]
        for moment in UInt64(0)..<60 {
            _ = together.say(in: 0, due: moment)
            _ = singly.say(in: 0, due: moment)
            let client = Int.random(in: 0...3, using: &random)
            // Usually the next expected message; sometimes a gap, a repeated message, or a message that no speaker
            // sent.
            let start = max(
                0, next[client] + (Bool.random(using: &random) ? 0 : Int.random(in: -3...3, using: &random)))
            let run = start..<start + Int.random(in: 1...9, using: &random)
            next[client] = run.upperBound
            together.hear(client, room: 0, run, at: moment)
            for ordinal in run { singly.hear(client, room: 0, ordinal..<ordinal + 1, at: moment) }
            #expect(together.deliveries == singly.deliveries && together.doubled == singly.doubled)
            #expect(together.late == singly.late && together.lost == singly.lost && together.times == singly.times)
            #expect(together.outstanding(in: 0) == singly.outstanding(in: 0))
        }
    }
}
