internal import Synchronization

/// What the server has done since it started, for its operator. Adding is one atomic instruction.
public final class Counters: Sendable {
    /// Connections let in.
    let connections = Atomic<Int>(0)
    /// Connections refused: too many, from anywhere or from one address, or no descriptor or thread was left.
    let refusedConnections = Atomic<Int>(0)
    /// Logins that succeeded.
    let logins = Atomic<Int>(0)
    /// Requests and lines that got a no.
    let refusals = Atomic<Int>(0)
    /// Passwords that were wrong.
    let wrongPasswords = Atomic<Int>(0)
    /// Passwords that were not checked: too many were tried, or wait to be checked.
    let refusedPasswords = Atomic<Int>(0)
    /// Commands that rooms have done.
    let commands = Atomic<Int>(0)
    /// Clients given up because they did not read.
    let slowReaders = Atomic<Int>(0)
    /// Messages that were skipped for clients who were behind, each counted for each of them.
    let skipped = Atomic<Int>(0)
    /// Rooms made.
    let rooms = Atomic<Int>(0)

    /// All of them by name, as facts of a log line.
    var facts: [LogLine.Fact] {
        func fact(_ name: String, _ counter: borrowing Atomic<Int>) -> LogLine.Fact {
            (name, counter.load(ordering: .relaxed))
        }
        return [
            fact("connections", connections), fact("refused", refusedConnections), fact("logins", logins),
            fact("refusals", refusals), fact("wrong-passwords", wrongPasswords),
            fact("refused-passwords", refusedPasswords), fact("commands", commands), fact("slow-readers", slowReaders),
            fact("skipped", skipped), fact("rooms", rooms),
        ]
    }
}

extension Atomic where Value == Int {
    /// One more.
    borrowing func count(_ more: Int = 1) { add(more, ordering: .relaxed) }
}
