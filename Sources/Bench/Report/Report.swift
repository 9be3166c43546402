/// The results of a run, and whether all messages arrived.
public struct BenchmarkReport: Equatable, Sendable {
    /// The plan of the run.
    public let plan: Plan
    /// The address of the server.
    public let server: String
    /// Seconds until all clients had arrived.
    public var arrivalSeconds = 0.0
    /// The number of clients that arrived.
    public var arrived = 0
    /// Seconds from the first message or visit to the last.
    public var seconds = 0.0
    /// The number of messages that speakers sent.
    public var messages = 0
    /// The number of messages received, counted once for each receiver.
    public var deliveries = 0
    /// The number of deliveries that should have happened and did not.
    public var lost = 0
    /// The number of messages received again, or by a client that they were not for.
    public var doubled = 0
    /// The number of messages received after a later one.
    public var late = 0
    /// The number of reading clients that the server disconnected.
    public var cutOff = 0
    /// The number of clients that never read and that the server disconnected.
    public var stalledCutOff = 0
    /// The number of completed visits.
    public var visits = 0
    /// The time of each delivery.
    public var times = Histogram()
    /// The progress over time.
    public var timeline = Timeline()
    /// The server's process before clients connect, before the first message and after the last; nil when unknown.
    public var process: Readings?
    /// Seconds from the start of the benchmark's own server until it was ready.
    public var startSeconds: Double?
    /// Seconds that the benchmark's own server took to end, with all clients connected.
    public var endSeconds: Double?

    /// The readings of the server's process at three moments.
    public struct Readings: Equatable, Sendable {
        /// The reading before clients connected.
        public let before: ProcessReading
        /// The reading when all clients had arrived.
        public let gathered: ProcessReading
        /// The reading after the last message.
        public let after: ProcessReading

        /// Creates the three readings of a run: before clients connect, when all have arrived, and after the last
        /// message.
        public init(before: ProcessReading, gathered: ProcessReading, after: ProcessReading) {
            self.before = before
            self.gathered = gathered
            self.after = after
        }
    }

    /// Creates a report without results.
    public init(_ plan: Plan, server: String) {
        self.plan = plan
        self.server = server
    }

    /// Whether all clients arrived, stayed, and received each message once.
    public var isFlawless: Bool {
        let isComplete =
            switch plan.scenario {
            case .churn: visits == plan.load.messages
            case .idle: arrived == plan.load.clients
            case .latency, .isolate, .fanout, .rooms, .stall: arrived == plan.load.clients && messages > 0
            }
        return isComplete && lost == 0 && doubled == 0 && cutOff == 0
    }
}
