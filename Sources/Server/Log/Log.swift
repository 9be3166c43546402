internal import Chat
public import Sockets
internal import Synchronization
public import Threads

/// How lines of the log are spelled.
public enum LogFormat: String, CaseIterable, Sendable {
    /// A sentence, then named facts.
    case human
    /// One JSON object a line.
    case json
}

/// What the server tells its operator: one line as each thing happens, on standard output.
///
/// 1. `tell` never waits: a line that a full or stopped sink has no room for is dropped, and counted.
/// 2. What clients can cause as often as they like is told by `tellRarely`: once for each kind and address, and then every five
///    seconds how often it happened again.
/// 3. One thread writes. It never holds what people say, nor a password.
public final class Log: Sendable {
    /// Bytes for which memory is kept from one writing to the next.
    private static let keptBytes = 65_536

    private let queue = BlockingQueue<LogLine>(capacity: 8_192)
    private let dropped = Atomic<Int>(0)
    private let format: LogFormat
    private let repeated = Locked(RepeatedLines())

    /// A log of that format; nothing is written before `start`.
    public init(format: LogFormat) { self.format = format }

    /// Appends a line.
    public func tell(_ sentence: String, _ facts: LogLine.Fact...) { tell(.info, sentence, facts) }

    /// Appends a line with facts that were gathered.
    public func tell(_ sentence: String, _ facts: [LogLine.Fact]) { tell(.info, sentence, facts) }

    /// Appends a line that should worry somebody.
    public func warn(_ sentence: String, _ facts: LogLine.Fact...) { tell(.warning, sentence, facts) }

    /// Appends a line about an address, or counts it if there was one of that kind in the last five seconds.
    func tellRarely(
        _ level: LogLine.Level, _ sentence: String, kind: String, from address: PeerAddress, _ facts: LogLine.Fact...
    ) {
        let now = Clock.monotonic()
        let line = repeated.withLock {
            $0.record(level, sentence, kind: kind, from: address.countedAs, facts, at: now)
        }
        // The thread that writes is woken by the line, and then knows when the count is due.
        if let line { tell(line.level, line.sentence, line.facts) }
    }

    private func tell(_ level: LogLine.Level, _ sentence: String, _ facts: [LogLine.Fact]) {
        let line = LogLine(
            level: level, sentence: sentence, facts: facts, time: Timestamp(milliseconds: Clock.wall()))
        if !queue.offer(line) { dropped.add(1, ordering: .relaxed) }
    }

    /// How many lines had no room.
    public var droppedLines: Int { dropped.load(ordering: .relaxed) }

    /// Starts the thread that writes to the sink; it ends after `close`, when all has been written.
    public func start(writingTo sink: OutputDescriptor = .standardOutput) throws(ThreadCreationError) -> NamedThread {
        try NamedThread(name: "log") { [self] in
            // While thousands come and go, more can gather: a line then costs a fraction of a waking and of a call.
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

    /// Nothing more is told; what was told is still written.
    public func close() { queue.close() }
}
