import Testing
import Threads

/// Runs `body` on `count` threads at once, each with its number from 0, and `meanwhile` on the calling thread. Waits
/// until all threads have ended; a thread that does not end within a minute is a test failure.
func crowd(
    of count: Int, sourceLocation: SourceLocation = #_sourceLocation, _ body: @escaping @Sendable (Int) -> Void,
    meanwhile: () -> Void = {}
) throws {
    let workers = try (0..<count).map { number in try NamedThread(name: "crowd \(number)") { body(number) } }
    meanwhile()
    for worker in workers { #expect(worker.join(until: .soon), "a thread hangs", sourceLocation: sourceLocation) }
}

extension Deadline {
    /// A deadline in a minute: long enough for every thread that is not blocked forever.
    static var soon: Deadline { .after(seconds: 60) }

    /// A deadline that has already passed.
    static let past = Deadline(nanoseconds: 1)
}
