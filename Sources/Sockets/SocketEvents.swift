internal import CSystem
internal import Glibc

/// An epoll set for all sockets of one thread, which alone may use it. It identifies sockets by numbers that the caller
/// chooses.
///
/// 1. Events are level-triggered: an event is reported again until the caller has handled it.
/// 2. A closed socket leaves the set by itself.
/// 3. The alarm (timerfd) ends a wait with a precision of microseconds; epoll_wait(2) has only milliseconds.
public final class SocketEvents {
    /// The events that a socket is watched for. A socket that is closed in both directions is always reported.
    public enum Interest: Sendable {
        /// Bytes are available, or the stream has ended.
        case reading
        /// As `reading`, or the send buffer has space.
        case readingAndWriting
        /// The send buffer has space.
        case writing
        /// Only a connection that is closed in both directions.
        case nothing
    }

    /// The state of one socket that has an event.
    public struct Event: Sendable {
        /// The number under which the caller watches the socket.
        public let number: Int
        /// Whether bytes are available or the stream has ended.
        public let isReadable: Bool
        /// Whether the send buffer has space.
        public let isWritable: Bool
        /// Whether the connection is closed in both directions or has failed.
        public let isDead: Bool
    }

    /// The maximum number of events that one wait returns.
    public static let most = 512
    private static let alarmNumber = UInt64.max
    private let epoll: Int32
    private let alarm: Int32
    private var alarmMoment: UInt64 = 0
    private var ready = [roost_event](repeating: roost_event(), count: SocketEvents.most)

    /// Creates an empty epoll set with its alarm.
    ///
    /// - Throws: the error of epoll_create1(2), timerfd_create(2) or epoll_ctl(2).
    public init() throws(SystemError) {
        epoll = try checked("epoll_create1") { roost_epoll_create() }
        alarm = try checked("timerfd_create") { roost_alarm_create() }
        try checked("epoll_ctl") { roost_epoll_watch_readable(epoll, alarm, SocketEvents.alarmNumber) }
    }

    deinit {
        close(epoll)
        close(alarm)
    }

    /// Starts to watch a socket under a number, which is 0 or more.
    ///
    /// - Throws: the error of epoll_ctl(2).
    public func watch(_ transport: Transport, number: Int, for wish: Interest) throws(SystemError) {
        try set(transport, number, wish, again: false)
    }

    /// Changes the events that a socket is watched for.
    ///
    /// - Throws: the error of epoll_ctl(2).
    public func change(_ transport: Transport, number: Int, to wish: Interest) throws(SystemError) {
        try set(transport, number, wish, again: true)
    }

    /// Sets the alarm to a time of the monotonic clock in nanoseconds; the wait in progress then ends without an event.
    /// `.max` turns the alarm off.
    public func setAlarm(at moment: UInt64) {
        let moment = moment == .max ? 0 : moment
        if moment == alarmMoment { return }
        alarmMoment = moment
        _ = roost_alarm_set(alarm, moment)
    }

    /// Blocks for at most `milliseconds` (-1: without a limit) until sockets have events, and calls `each` for every
    /// event.
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

    private func set(_ transport: Transport, _ number: Int, _ wish: Interest, again: Bool) throws(SystemError) {
        let state =
            switch wish {
            case .reading: roost_event_readable.rawValue
            case .readingAndWriting: roost_event_readable.rawValue | roost_event_writable.rawValue
            case .writing: roost_event_writable.rawValue
            case .nothing: UInt32(0)
            }
        try checked("epoll_ctl") {
            roost_epoll_watch(epoll, transport.socket.descriptor, UInt64(number), state, again ? 1 : 0)
        }
    }
}
