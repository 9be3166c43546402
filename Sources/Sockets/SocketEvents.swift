internal import CSystem
internal import Glibc

/// Waits for all the sockets of one thread (epoll). It carries numbers, never descriptors; all of it is that thread's.
///
/// 1. What is ready and not taken is told again.
/// 2. A socket that is closed is forgotten by itself.
/// 3. The alarm ends a wait to the microsecond, which a wait in milliseconds can't.
public final class SocketEvents {
    /// For what a socket is watched. That it is dead is always told.
    public enum Interest: Sendable {
        /// Bytes, or the end.
        case reading
        /// Room for bytes, too.
        case readingAndWriting
        /// Room for bytes alone.
        case writing
        /// Nothing else.
        case nothing
    }

    /// What a socket is ready for.
    public struct Event: Sendable {
        /// The number under which it is watched.
        public let number: Int
        /// Whether there are bytes, or the end.
        public let isReadable: Bool
        /// Whether there is room for bytes.
        public let isWritable: Bool
        /// Whether it is dead in both directions.
        public let isDead: Bool
    }

    /// The most events of one wait.
    public static let most = 512
    private static let alarmNumber = UInt64.max
    private let epoll: Int32
    private let alarm: Int32
    private var alarmMoment: UInt64 = 0
    private var ready = [roost_event](repeating: roost_event(), count: SocketEvents.most)

    /// Sets up an empty set.
    public init() throws(SystemError) {
        epoll = try checked("epoll_create1") { roost_epoll_create() }
        alarm = try checked("timerfd_create") { roost_alarm_create() }
        try checked("epoll_ctl") { roost_epoll_watch_readable(epoll, alarm, SocketEvents.alarmNumber) }
    }

    deinit {
        close(epoll)
        close(alarm)
    }

    /// Begins to watch a socket under a number from 0.
    ///
    /// - Throws: the error of epoll_ctl(2).
    public func watch(_ socket: Socket, number: Int, for wish: Interest) throws(SystemError) {
        try set(socket, number, wish, again: false)
    }

    /// Changes what a watched socket is watched for.
    ///
    /// - Throws: the error of epoll_ctl(2).
    public func change(_ socket: Socket, number: Int, to wish: Interest) throws(SystemError) {
        try set(socket, number, wish, again: true)
    }

    /// Ends the next wait at that reading of the monotonic clock, in nanoseconds; `.max` for never.
    public func setAlarm(at moment: UInt64) {
        let moment = moment == .max ? 0 : moment
        if moment == alarmMoment { return }
        alarmMoment = moment
        _ = roost_alarm_set(alarm, moment)
    }

    /// Waits at most `milliseconds` for sockets to be ready, and passes each one to `each`.
    ///
    /// - Throws: the error of epoll_wait(2), or what `each` throws.
    public func wait(milliseconds: Int32, _ each: (Event) throws(SystemError) -> Void) throws(SystemError) {
        let count = retrying { Int(roost_epoll_next(epoll, &ready, Int32(SocketEvents.most), milliseconds)) }
        if count < 0 { throw SystemError("epoll_wait") }
        for index in 0..<count {
            let (number, state) = (ready[index].number, ready[index].state)
            if number == SocketEvents.alarmNumber {
                setAlarm(at: .max)
            } else {
                try each(
                    Event(
                        number: Int(number), isReadable: state & roost_event_readable.rawValue != 0,
                        isWritable: state & roost_event_writable.rawValue != 0,
                        isDead: state & roost_event_dead.rawValue != 0))
            }
        }
    }

    private func set(_ socket: Socket, _ number: Int, _ wish: Interest, again: Bool) throws(SystemError) {
        let state =
            switch wish {
            case .reading: roost_event_readable.rawValue
            case .readingAndWriting: roost_event_readable.rawValue | roost_event_writable.rawValue
            case .writing: roost_event_writable.rawValue
            case .nothing: UInt32(0)
            }
        try checked("epoll_ctl") {
            roost_epoll_watch(epoll, socket.descriptor, UInt64(number), state, again ? 1 : 0)
        }
    }
}
