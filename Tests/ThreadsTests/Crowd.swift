import Testing
import Threads

/// Starts that many threads, which are told their number, and waits for all of them; one that hangs is a failure.
func crowd(
    of count: Int, sourceLocation: SourceLocation = #_sourceLocation, _ body: @escaping @Sendable (Int) -> Void,
    meanwhile: () -> Void = {}
) throws {
    let workers = try (0..<count).map { number in try NamedThread(name: "crowd \(number)") { body(number) } }
    meanwhile()
    for worker in workers { #expect(worker.join(until: .soon), "a thread hangs", sourceLocation: sourceLocation) }
}

extension Deadline {
    /// Long enough for anything that is not stuck.
    static var soon: Deadline { .after(seconds: 60) }

    /// A deadline that has come already.
    static let past = Deadline(nanoseconds: 1)
}
