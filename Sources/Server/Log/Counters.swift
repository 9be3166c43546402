internal import Synchronization

/// Counts what the server has done since it started, for its operator. Adding is one atomic instruction.
public final class Counters: Sendable {
    /// The number of admitted connections.
    let connections = Atomic<Int>(0)
    /// The number of refused connections: too many in all or from one address, or no descriptor or thread was left.
    let refusedConnections = Atomic<Int>(0)
    /// The number of successful logins.
    let logins = Atomic<Int>(0)
    /// The number of refused requests and lines.
    let refusals = Atomic<Int>(0)
    /// The number of wrong passwords.
    let wrongPasswords = Atomic<Int>(0)
    /// The number of passwords that were not checked, because too many were tried or were waiting.
    let refusedPasswords = Atomic<Int>(0)
    /// The number of commands that rooms have done.
    let commands = Atomic<Int>(0)
    /// The number of clients given up because they did not read.
    let slowReaders = Atomic<Int>(0)
    /// The number of room messages skipped for slow clients, counted once for each client.
    let skipped = Atomic<Int>(0)
    /// The number of created rooms.
    let rooms = Atomic<Int>(0)

    /// All counters by name, as facts of a log line.
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
    /// Adds to the counter.
    borrowing func count(_ more: Int = 1) { add(more, ordering: .relaxed) }
}
