internal import Chat
public import Sockets
internal import Synchronization
public import Threads

/// The formats of log lines.
public enum LogFormat: String, CaseIterable, Sendable {
    /// A sentence, followed by named facts.
    case human
    /// One JSON object per line.
    case json
}

/// The log for the server's operator: one line per event, on standard output.
///
/// 1. `info` never waits: a line for which a full or stopped sink has no room is dropped and counted.
/// 2. Events that clients can cause as often as they like are bounded by kind and address, and every five seconds the
///    number of further ones is written: `recordThrottled` writes the first, `recordBounded` more than any users cause
///    who do not flood the server.
/// 3. One thread writes. The log never contains what users say, nor a password.
public final class Log: Sendable {
    /// The number of bytes for which memory is kept between two writes.
    private static let keptBytes = 65_536

    private let queue = BlockingQueue<LogLine>(capacity: 8_192)
    private let dropped = Atomic<Int>(0)
    private let format: LogFormat
    private let repeated = Locked(RepeatedLines())

    /// Creates a log in that format; nothing is written before `start`.
    public init(format: LogFormat) { self.format = format }

    /// Appends a line.
    public func info(_ sentence: String, _ facts: LogLine.Fact...) { append(.info, sentence, facts) }

    /// Appends a line with a list of facts.
    public func info(_ sentence: String, _ facts: [LogLine.Fact]) { append(.info, sentence, facts) }

    /// Appends a warning.
    public func warn(_ sentence: String, _ facts: LogLine.Fact...) { append(.warning, sentence, facts) }

    /// Appends a line about an address, or counts it if there was one of that kind in the last five seconds.
    func recordThrottled(
        _ level: LogLine.Level, _ sentence: String, kind: String, from address: PeerAddress, _ facts: LogLine.Fact...
    ) {
        recordThrottled(level, sentence, kind: kind, from: address, facts)
    }

    /// Does the same with a list of facts.
    func recordThrottled(
        _ level: LogLine.Level, _ sentence: String, kind: String, from address: PeerAddress, _ facts: [LogLine.Fact]
    ) {
        let now = Clock.monotonic()
        let line = repeated.withLock {
            $0.record(level, sentence, kind: kind, from: address.countedAs, facts, at: now)
        }
        // The line wakes the writing thread, which then knows when the count is due.
        if let line { append(line.level, line.sentence, line.facts) }
    }

    /// Appends a line about what a user has done, or counts it if there were very many of that sentence and address in
    /// the last five seconds.
    func recordBounded(_ sentence: String, from address: PeerAddress, _ facts: LogLine.Fact...) {
        recordBounded(sentence, from: address, facts)
    }

    /// Does the same with a list of facts.
    func recordBounded(_ sentence: String, from address: PeerAddress, _ facts: [LogLine.Fact]) {
        let now = Clock.monotonic()
        let mayWrite = repeated.withLock { $0.mayWrite(sentence, from: address.countedAs, at: now) }
        if mayWrite { append(.info, sentence, facts) }
    }

    private func append(_ level: LogLine.Level, _ sentence: String, _ facts: [LogLine.Fact]) {
        let line = LogLine(
            level: level, sentence: sentence, facts: facts, time: Timestamp(milliseconds: Clock.wall()))
        if !queue.offer(line) { dropped.add(1, ordering: .relaxed) }
    }

    /// The number of lines that were dropped.
    public var droppedLines: Int { dropped.load(ordering: .relaxed) }

    /// Starts the thread that writes to the sink; it ends after `close`, when all lines have been written.
    ///
    /// - Throws: `ThreadCreationError` when the system refuses the thread.
    public func start(writingTo sink: OutputDescriptor = .standardOutput) throws(ThreadCreationError) -> NamedThread {
        try NamedThread(name: "log") { [self] in
            // Lower priority lets more lines gather while thousands of clients connect and leave: each line then costs
            // a fraction of a wake-up and of a system call.
            NamedThread.stepBack()
            var lines: [LogLine] = []
            var text: [UInt8] = []
            var told = 0
            var isOpen = true
            while isOpen {
                let due = repeated.withLock { $0.nextDue }
                isOpen = queue.takeAll(into: &lines, until: due.map { Deadline(nanoseconds: $0) } ?? .never) != .closed
                for line in lines { line.spell(format, into: &text) }
                for line in takeRepeated(atTheEnd: !isOpen) { line.spell(format, into: &text) }
                let lost = droppedLines
                if lost > told {
                    let line = LogLine(
                        level: .warning, sentence: "log lines dropped", facts: [("lines", lost - told)],
                        time: Timestamp(milliseconds: Clock.wall()))
                    line.spell(format, into: &text)
                    told = lost
                }
                sink.write(text)
                text.removeAll(keepingCapacity: text.capacity <= Log.keptBytes)
            }
        }
    }

    private func takeRepeated(atTheEnd: Bool) -> [LogLine] {
        let now = Clock.monotonic()
        let due = repeated.withLock { atTheEnd ? $0.takeAll() : $0.takeDue(at: now) }
        if due.isEmpty { return [] }
        let time = Timestamp(milliseconds: Clock.wall())
        return due.map { LogLine(level: $0.level, sentence: $0.sentence, facts: $0.facts, time: time) }
    }

    /// Closes the log to new lines; lines appended before are still written.
    public func close() { queue.close() }
}
