internal import CSystem
internal import Glibc

/// TCP's urgent data (RFC 9293 section 3.8.5), by which telnet sends a Synch.
extension Socket {
    /// Waits for input, `milliseconds` at most (-1: for ever). Returns nil when the time is over or a wake-up of the calling
    /// thread (`ThreadWaker`) has ended the wait. Without urgent data this costs no system call beyond the wait.
    public func waitWakeablyForInput(milliseconds: Int32) -> Transport.Arrival? {
        let events = roost_poll_wakeable(descriptor, POLLIN | POLLPRI, milliseconds)
        if events == 0 { return nil }
        if events & POLLPRI == 0 { return .usual }
        return roost_is_at_urgent_mark(descriptor) == 1 ? .atUrgentMark : .beforeUrgentMark
    }
}

extension Transport {
    /// What a wait for input has found.
    public enum Arrival: Sendable {
        /// The input is ordinary bytes, the end of the stream or an error; there is no urgent data.
        case usual
        /// There is urgent data, and its last byte is not the next one. `receive` stops before that byte.
        case beforeUrgentMark
        /// There is urgent data, and its last byte is the next one.
        case atUrgentMark
    }

    /// Waits for input in the same way as the socket does. Bytes that a layer holds are usual input; a layer has no urgent
    /// data, since its peer can't mark a byte of its own.
    public func waitWakeablyForInput(milliseconds: Int32) -> Arrival? {
        if hasBufferedInput { return .usual }
        guard let arrival = socket.waitWakeablyForInput(milliseconds: milliseconds) else { return nil }
        return isLayered ? .usual : arrival
    }
}
