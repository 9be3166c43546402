import Testing

@testable import Bench

/// Tests of plans: what each client does, and when.
@Suite struct PlanTests {
    private static func load(_ scenario: Scenario, _ change: (inout Load) -> Void = { _ in }) -> Load {
        var load = scenario.usual
        change(&load)
        return load
    }

    @Test(arguments: Scenario.allCases) func `The default plan is valid`(_ scenario: Scenario) throws {
        let plan = try Plan(scenario, scenario.usual)
        #expect(plan.sentence.hasPrefix(scenario.rawValue))
        #expect(!scenario.sentence.isEmpty)
    }

    @Test func `Invalid numbers are refused with a sentence`() {
        let faults: [(Scenario, (inout Load) -> Void, String)] = [
            (.fanout, { $0.clients = 0 }, "clients: 1 to 1000000"),
            (.fanout, { $0.clients = 1 }, "each of 1 rooms needs two clients, and there are 1"),
            (.fanout, { $0.messages = 0 }, "messages: 1 to 100000000"),
            (.rooms, { $0.rooms = 0 }, "rooms: 1 to 10000"),
            (.fanout, { $0.bytes = 401 }, "bytes: 16 to 400"),
            (.fanout, { $0.window = 0 }, "window: 1 to 1000000"),
            (.latency, { $0.rate = 0 }, "rate: 1 to 1000000"),
            (.isolate, { $0.rooms = 3 }, "isolate has two rooms"),
        ]
        for (scenario, change, sentence) in faults {
            #expect(throws: Plan.Inconsistency(sentence: sentence)) { try Plan(scenario, Self.load(scenario, change)) }
        }
    }

    @Test func `Every tenth member of the flooded room never reads, and all of the quiet room read`() throws {
        let plan = try Plan(.isolate, Self.load(.isolate) { $0.clients = 200 })
        let stalled = (0..<200).filter { plan.neverReads($0) }
        #expect(stalled.count == 10)
        #expect(stalled.allSatisfy { plan.room(of: $0) == Plan.floodedRoom && !plan.isSpeaker($0) })
    }

    @Test func `A timetable does not wait for a late speaker`() {
        var timetable = Timetable(from: 1_000, rate: 100, count: 3)
        #expect(timetable.take(at: 999) == nil)
        #expect(timetable.take(at: 1_000) == 1_000)
        #expect(timetable.next == 10_001_000)
        let late: UInt64 = 50_000_000
        #expect([timetable.take(at: late), timetable.take(at: late)] == [10_001_000, 20_001_000])
        #expect(timetable.take(at: late) == nil && timetable.next == nil)
    }

    @Test func `At a fixed rate the rooms take turns`() throws {
        let plan = try Plan(.latency, Self.load(.latency) { ($0.rooms, $0.messages, $0.rate) = (3, 4, 1_000) })
        var pacer = Pacer(plan, beginning: 0)
        var said: [Int] = []
        while let word = pacer.due(at: 1_000_000_000) { said.append(word.room) }
        #expect(said == [0, 1, 2, 0] && pacer.isOver)
        pacer.wanted({ _ in 0 }, { _ in Issue.record("nothing is said but at the rate") })
    }

    @Test func `A window is filled, and no more is sent than planned`() throws {
        let plan = try Plan(.rooms, Self.load(.rooms) { ($0.rooms, $0.messages, $0.window) = (2, 7, 3) })
        var pacer = Pacer(plan, beginning: 0)
        var said: [Int] = []
        pacer.wanted({ _ in 1 }, { said.append($0) })
        #expect(said == [0, 0, 1, 1] && !pacer.isOver && pacer.nextMoment == .max)
        pacer.wanted({ _ in 0 }, { said.append($0) })
        #expect(said == [0, 0, 1, 1, 0, 0, 0] && pacer.isOver)
    }

    @Test func `A flood lasts as long as the timetable beside it`() throws {
        let plan = try Plan(.isolate, Self.load(.isolate) { ($0.messages, $0.rate, $0.window) = (2, 1, 5) })
        var pacer = Pacer(plan, beginning: 0)
        var flood = 0
        pacer.wanted({ _ in 3 }, { flood += $0 == Plan.floodedRoom ? 1 : 100 })
        #expect(flood == 2 && pacer.due(at: 0)?.room == Plan.quietRoom)
        #expect(pacer.due(at: 1_000_000_000)?.since == 1_000_000_000 && pacer.isOver)
        pacer.wanted({ _ in 0 }, { _ in Issue.record("the flood should be over") })
    }
}
