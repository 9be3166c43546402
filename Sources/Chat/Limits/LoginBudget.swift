/// How much somebody may send who has not logged in.
public struct LoginBudget: Sendable {
    private let mostLines: Int
    private let mostBytes: Int
    private var lines = 0
    private var bytes = 0

    /// What the limits `login-lines` and `login-bytes` allow.
    public init(_ limits: Limits) {
        mostLines = limits[.loginLines]
        mostBytes = limits[.loginBytes]
    }

    /// Another line was read.
    public mutating func spendLine() { lines += 1 }

    /// So many bytes more have come.
    public mutating func spend(bytes more: Int) { bytes += more }

    /// Whether it was too much.
    public var isExceeded: Bool { lines > mostLines || bytes > mostBytes }
}
