/// Decides which speaker sends the next message: at a fixed rate, or as soon as the window allows another message.
public struct Pacer: Sendable {
    private let rooms: Int
    private let window: Int
    private var left: Int
    private var timetable: Timetable?
    private let timedRooms: Range<Int>
    private let windowedRooms: Range<Int>

    /// Creates the pacer of a plan with speakers; the first message is due at `now`, in nanoseconds.
    public init(_ plan: Plan, beginning now: UInt64) {
        rooms = plan.load.rooms
        window = plan.load.window
        switch plan.scenario {
        case .latency:
            timedRooms = 0..<rooms
            windowedRooms = 0..<0
        case .isolate:
            timedRooms = Plan.quietRoom..<Plan.quietRoom + 1
            windowedRooms = Plan.floodedRoom..<Plan.floodedRoom + 1
        case .fanout, .rooms, .stall, .idle, .churn:
            timedRooms = 0..<0
            windowedRooms = 0..<rooms
        }
        timetable =
            plan.isPaced ? Timetable(from: now, rate: plan.load.rate, count: plan.load.messages) : nil
        left = plan.isPaced ? .max : plan.load.messages
    }

    /// Returns a room in which a message is due by now, and since when. A late caller gets all messages that were due.
    public mutating func due(at now: UInt64) -> (room: Int, since: UInt64)? {
        guard let place = timetable?.place, let since = timetable?.take(at: now) else { return nil }
        return (timedRooms.lowerBound + place % timedRooms.count, since)
    }

    /// When the next message at a fixed rate is due; `.max` when there is none.
    public var nextMoment: UInt64 { timetable?.next ?? .max }

    /// Calls `say` with the room of each message that the windows allow now.
    public mutating func wanted(_ outstanding: (Int) -> Int, _ say: (Int) -> Void) {
        // A flood ends when the fixed-rate messages beside it have all been sent.
        if let timetable, timetable.next == nil { return }
        for room in windowedRooms {
            var free = window - outstanding(room)
            while free > 0 && left > 0 {
                say(room)
                free -= 1
                left -= 1
            }
        }
    }

    /// Whether all messages have been sent.
    public var isOver: Bool { timetable.map { $0.next == nil } ?? (left == 0) }
}

/// Moments at a fixed distance, which do not move when the caller is late.
public struct Timetable: Sendable, Equatable {
    private let start: UInt64
    private let rate: UInt64
    private let count: Int
    /// The number of moments that have been taken.
    public private(set) var place = 0

    /// Creates `count` moments, `rate` of them a second, the first at `start`.
    public init(from start: UInt64, rate: Int, count: Int) {
        self.start = start
        self.rate = UInt64(max(1, rate))
        self.count = count
    }

    /// The next moment; nil when all have been taken.
    public var next: UInt64? {
        place < count ? start + UInt64(place).multipliedFullWidth(by: 1_000_000_000).low / rate : nil
    }

    /// Takes the next moment; returns nil when it has not come by now.
    public mutating func take(at now: UInt64) -> UInt64? {
        guard let next, next <= now else { return nil }
        place += 1
        return next
    }
}
