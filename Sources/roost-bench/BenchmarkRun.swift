internal import Bench
internal import Sockets
internal import Threads

/// A scenario, played to its end.
struct BenchmarkRun {
    /// How long nothing may happen before what is awaited counts as lost.
    private static let patience: UInt64 = 10_000_000_000
    /// After that long without a word everybody has been told of everybody's coming.
    private static let quiet: UInt64 = 300_000_000
    /// After that long a server has put away what it needed to let people in.
    private static let rest: UInt64 = 1_000_000_000
    /// After that long, what should not come any more does not.
    private static let aftermath: UInt64 = 100_000_000
    /// Clients that come at once, as long as the server answers them, and where it does not.
    private static let batch = 200
    /// A connection that is not answered is tried again after a second and more, so that too many at once take longest.
    private static let leastBatch = 8

    /// It could not be played, for this reason.
    struct Failure: Error {
        let reason: String
    }

    let plan: Plan
    let crowd: LoadGenerator
    /// Looks at the server's process, where it is known.
    let read: () -> ProcessReading?
    let progress: Progress
    private(set) var report: Report

    init(
        _ plan: Plan, _ crowd: LoadGenerator, server: String, progress: Progress, read: @escaping () -> ProcessReading?
    ) {
        self.plan = plan
        self.crowd = crowd
        self.read = read
        self.progress = progress
        report = Report(plan, server: server)
    }

    /// Plays it, and says what came out.
    mutating func play() throws -> Report {
        let before = read()
        if plan.scenario == .churn { return try visit(before) }
        try gather()
        try settle(plan.scenario == .idle ? BenchmarkRun.rest : BenchmarkRun.quiet)
        let gathered = read()
        if plan.scenario != .idle { try talk() }
        let after = read()
        if plan.scenario != .idle { try settle(BenchmarkRun.aftermath) }
        note(before, gathered, after)
        return report
    }

    /// Has everybody come, and where there are rooms, join theirs.
    private mutating func gather() throws {
        let begun = Clock.monotonic()
        let joins = plan.load.rooms > 0
        var batch = BenchmarkRun.batch
        var halved = begun
        while true {
            let there = joins ? crowd.joined : crowd.arrived
            if plan.scenario == .idle { report.timeline.note(there, at: Clock.monotonic() - begun) }
            if there == plan.load.clients { break }
            if crowd.unanswered > 0 && Clock.monotonic() - halved > BenchmarkRun.quiet {
                batch = max(BenchmarkRun.leastBatch, batch / 2)
                halved = Clock.monotonic()
            }
            while crowd.begun < plan.load.clients && crowd.begun - there < batch
                && crowd.unanswered < BenchmarkRun.leastBatch
            { try crowd.begin() }
            progress.tell("\(there) of \(plan.load.clients) clients there")
            guard crowd.cutOff == 0, try !isStuck() else {
                let reason = crowd.complaint.map { "; \($0)" } ?? ""
                throw Failure(reason: "only \(there) of \(plan.load.clients) clients could come in\(reason)")
            }
        }
        let span = Clock.monotonic() - begun
        report.arrivalSeconds = Double(span) / 1e9
        report.arrived = crowd.arrived
        if plan.scenario == .idle { report.timeline.end(crowd.arrived, at: span) }
    }

    /// Waits until nothing has come for so long.
    private func settle(_ silence: UInt64) throws {
        let end = Clock.monotonic() + BenchmarkRun.patience
        while try crowd.turn(until: Clock.monotonic() + silence), Clock.monotonic() < end {}
    }

    /// Has people talk, and waits until all has been heard.
    private mutating func talk() throws {
        try crowd.stall()
        let begun = Clock.monotonic()
        crowd.pacer = Pacer(plan, beginning: begun)
        while crowd.speakersAreThere {
            try crowd.keepTime()
            var rooms: [Int] = []
            crowd.pacer?.wanted({ crowd.ledger.outstanding(in: $0) }, { rooms.append($0) })
            for room in rooms { try crowd.say(in: room, due: Clock.monotonic()) }
            if crowd.pacer?.isOver == true && crowd.ledger.isSettled { break }
            if try isStuck() && !crowd.ledger.isSettled { break }
            let span = Clock.monotonic() - begun
            report.timeline.note(crowd.ledger.deliveries, at: span)
            progress.tell("\(crowd.ledger.messages) messages said, \(crowd.ledger.deliveries) deliveries")
        }
        let span = Clock.monotonic() - begun
        report.timeline.end(crowd.ledger.deliveries, at: span)
        report.seconds = Double(span) / 1e9
        crowd.pacer = nil
    }

    /// Has people come and go, so many at once.
    private mutating func visit(_ before: ProcessReading?) throws -> Report {
        let begun = Clock.monotonic()
        while crowd.visits < plan.load.messages {
            while crowd.begun < plan.load.messages && crowd.begun - crowd.visits < plan.load.clients {
                try crowd.begin()
            }
            guard crowd.cutOff == 0, try !isStuck() else {
                throw Failure(
                    reason: "\(crowd.visits) of \(plan.load.messages) visits; \(crowd.complaint ?? "nothing comes")")
            }
            report.timeline.note(crowd.visits, at: Clock.monotonic() - begun)
            progress.tell("\(crowd.visits) of \(plan.load.messages) visits")
        }
        let span = Clock.monotonic() - begun
        report.timeline.end(crowd.visits, at: span)
        report.seconds = Double(span) / 1e9
        let after = read()
        note(before, before, after)
        return report
    }

    /// Takes part for a turn; true where there has been no word for too long.
    private func isStuck() throws -> Bool {
        let now = Clock.monotonic()
        let end = max(crowd.lastWord + BenchmarkRun.patience, now + BenchmarkRun.quiet)
        _ = try crowd.turn(until: min(end, progress.nextMoment))
        return Clock.monotonic() >= crowd.lastWord + BenchmarkRun.patience
    }

    private mutating func note(_ before: ProcessReading?, _ gathered: ProcessReading?, _ after: ProcessReading?) {
        if let before, let gathered, let after {
            report.process = Report.Readings(before: before, gathered: gathered, after: after)
        }
        report.arrived = crowd.arrived
        report.messages = crowd.ledger.messages
        report.deliveries = crowd.ledger.deliveries
        report.lost = crowd.ledger.lost
        report.doubled = crowd.ledger.doubled
        report.late = crowd.ledger.late
        report.cutOff = crowd.cutOff
        report.stalledCutOff = crowd.stalledCutOff
        report.visits = crowd.visits
        report.times = crowd.ledger.times
    }
}
