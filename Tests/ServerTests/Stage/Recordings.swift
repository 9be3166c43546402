internal import Threads

/// The lines that several clients have received. Each client can run on its own thread.
final class Recordings: Sendable {
    private let told: Locked<[[String]]>

    init(count: Int) { told = Locked(Array(repeating: [], count: count)) }

    func record(_ index: Int, _ lines: [String]) { told.withLock { $0[index] = lines } }

    var all: [[String]] { told.withLock { $0 } }
}
