/// The amount of input that a client may send before login.
public struct LoginBudget: Sendable {
    private let mostLines: Int
    private let mostBytes: Int
    private var lines = 0
    private var bytes = 0

    /// Creates a budget from the limits `login-lines` and `login-bytes`.
    public init(_ limits: Limits) {
        mostLines = limits[.loginLines]
        mostBytes = limits[.loginBytes]
    }

    /// Counts a line of input.
    public mutating func spendLine() { lines += 1 }

    /// Counts bytes of input.
    public mutating func spend(bytes more: Int) { bytes += more }

    /// Whether the client has sent too much.
    public var isExceeded: Bool { lines > mostLines || bytes > mostBytes }
}
