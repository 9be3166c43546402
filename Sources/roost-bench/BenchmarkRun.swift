internal import Bench
internal import Sockets
internal import Threads

/// Runs one scenario to its end.
struct BenchmarkRun {
    /// The silence in nanoseconds after which outstanding replies count as lost.
    private static let patience: UInt64 = 10_000_000_000
    /// The silence in nanoseconds after which all members have received all join events.
    private static let quiet: UInt64 = 300_000_000
    /// The silence in nanoseconds after which a server has released the resources that it needed for logins.
    private static let rest: UInt64 = 1_000_000_000
    /// The silence in nanoseconds after which no unexpected message will come.
    private static let aftermath: UInt64 = 100_000_000
    /// The number of clients that connect at once while the server answers; it is halved when the server does not.
    private static let batch = 200
    /// The least such number. The system retries an unanswered connection after a second or more, so a large batch is
    /// slower.
    private static let leastBatch = 8

    /// The reason why the scenario could not be run.
    struct Failure: Error {
        let reason: String
    }

    let plan: Plan
    let crowd: LoadGenerator
    /// Reads the state of the server's process, when the process is known.
    let read: () -> ProcessReading?
    let progress: Progress
    private(set) var report: BenchmarkReport

    init(
        _ plan: Plan, _ crowd: LoadGenerator, server: String, progress: Progress, read: @escaping () -> ProcessReading?
    ) {
        self.plan = plan
        self.crowd = crowd
        self.read = read
        self.progress = progress
        report = BenchmarkReport(plan, server: server)
    }

    /// Runs the scenario and returns the report.
    mutating func play() throws -> BenchmarkReport {
        let before = read()
        if plan.scenario == .churn { return try visit(before) }
        try gather()
        try settle(plan.scenario == .idle ? BenchmarkRun.rest : BenchmarkRun.quiet)
        let gathered = read()
        if plan.scenario != .idle { try talk() }
        let after = read()
        if plan.scenario != .idle { try settle(BenchmarkRun.aftermath) }
        recordResults(before, gathered, after)
        return report
    }

    /// Connects all clients, and has each join its room when the plan has rooms.
    private mutating func gather() throws {
        let begun = Clock.monotonic()
        let joins = plan.load.rooms > 0
        var batch = BenchmarkRun.batch
        var halved = begun
        while true {
            let there = joins ? crowd.joined : crowd.arrived
            if plan.scenario == .idle { report.timeline.record(there, at: Clock.monotonic() - begun) }
            if there == plan.load.clients { break }
            if crowd.unanswered > 0 && Clock.monotonic() - halved > BenchmarkRun.quiet {
                batch = max(BenchmarkRun.leastBatch, batch / 2)
                halved = Clock.monotonic()
            }
            while crowd.begun < plan.load.clients && crowd.begun - there < batch
                && crowd.unanswered < BenchmarkRun.leastBatch
            { try crowd.begin() }
            progress.report("\(there) of \(plan.load.clients) clients there")
            guard crowd.cutOff == 0, try !isStuck() else {
                let reason = crowd.complaint.map { "; \($0)" } ?? ""
                throw Failure(reason: "only \(there) of \(plan.load.clients) clients could come in\(reason)")
            }
        }
        let span = Clock.monotonic() - begun
        report.arrivalSeconds = Double(span) / 1e9
        report.arrived = crowd.arrived
        if plan.scenario == .idle { report.timeline.finish(crowd.arrived, at: span) }
    }

    /// Waits until no input has come for `silence` nanoseconds.
    private func settle(_ silence: UInt64) throws {
        let end = Clock.monotonic() + BenchmarkRun.patience
        while try crowd.turn(until: Clock.monotonic() + silence), Clock.monotonic() < end {}
    }

    /// Has the speakers send their messages, and waits until all have been received.
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
            report.timeline.record(crowd.ledger.deliveries, at: span)
            progress.report("\(crowd.ledger.messages) messages said, \(crowd.ledger.deliveries) deliveries")
        }
        let span = Clock.monotonic() - begun
        report.timeline.finish(crowd.ledger.deliveries, at: span)
        report.seconds = Double(span) / 1e9
        crowd.pacer = nil
    }

    /// Has clients connect and leave, with a fixed number at once.
    private mutating func visit(_ before: ProcessReading?) throws -> BenchmarkReport {
        let begun = Clock.monotonic()
        while crowd.visits < plan.load.messages {
            while crowd.begun < plan.load.messages && crowd.begun - crowd.visits < plan.load.clients {
                try crowd.begin()
            }
            guard crowd.cutOff == 0, try !isStuck() else {
                throw Failure(
                    reason: "\(crowd.visits) of \(plan.load.messages) visits; \(crowd.complaint ?? "nothing comes")")
            }
            report.timeline.record(crowd.visits, at: Clock.monotonic() - begun)
            progress.report("\(crowd.visits) of \(plan.load.messages) visits")
        }
        let span = Clock.monotonic() - begun
        report.timeline.finish(crowd.visits, at: span)
        report.seconds = Double(span) / 1e9
        let after = read()
        recordResults(before, before, after)
        return report
    }

    /// Handles the sockets once; returns true when there has been no activity for too long.
    private func isStuck() throws -> Bool {
        let now = Clock.monotonic()
        let end = max(crowd.lastWord + BenchmarkRun.patience, now + BenchmarkRun.quiet)
        _ = try crowd.turn(until: min(end, progress.nextMoment))
        return Clock.monotonic() >= crowd.lastWord + BenchmarkRun.patience
    }

    private mutating func recordResults(
        _ before: ProcessReading?, _ gathered: ProcessReading?, _ after: ProcessReading?
    ) {
        if let before, let gathered, let after {
            report.process = BenchmarkReport.Readings(before: before, gathered: gathered, after: after)
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
