/// What was measured, and whether all of it arrived.
public struct Report: Equatable, Sendable {
    /// What was done.
    public let plan: Plan
    /// Where the server is.
    public let server: String
    /// Seconds until everybody was there.
    public var arrivalSeconds = 0.0
    /// Clients that have come.
    public var arrived = 0
    /// Seconds from the first message, or visit, to the last.
    public var seconds = 0.0
    /// Messages said.
    public var messages = 0
    /// Messages received, each counted once for each who received it.
    public var deliveries = 0
    /// Messages that somebody should have received and has not.
    public var lost = 0
    /// Messages received again, or by somebody whom they were not for.
    public var doubled = 0
    /// Messages received behind a later one.
    public var late = 0
    /// Readers whom the server has cut off.
    public var cutOff = 0
    /// The same of those who never read.
    public var stalledCutOff = 0
    /// Visits that were made to their end.
    public var visits = 0
    /// How long each message took to each.
    public var times = Histogram()
    /// What was done by when.
    public var timeline = Timeline()
    /// The server's process before anybody came, before the first message, and after the last; nil where it is not known.
    public var process: Readings?
    /// Seconds from starting our own server to its being ready.
    public var startSeconds: Double?
    /// Seconds from asking our own server to end, with everybody connected, to its end.
    public var endSeconds: Double?

    /// The server's process at three moments.
    public struct Readings: Equatable, Sendable {
        /// Before anybody came.
        public let before: ProcessReading
        /// When everybody was there.
        public let gathered: ProcessReading
        /// After all was said.
        public let after: ProcessReading

        /// Puts them together.
        public init(before: ProcessReading, gathered: ProcessReading, after: ProcessReading) {
            self.before = before
            self.gathered = gathered
            self.after = after
        }
    }

    /// A report in which nothing has happened yet.
    public init(_ plan: Plan, server: String) {
        self.plan = plan
        self.server = server
    }

    /// Whether everybody came, stayed, and received each message once.
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
