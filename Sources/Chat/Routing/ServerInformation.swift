/// What the server says about itself, and the user of the session that asks.
public protocol ServerInformation: AnyObject {
    /// The facts that the server publishes about itself, including its limits.
    var facts: ServerFacts { get }
    /// The limits in force.
    var limits: Limits { get }
    /// The current wall-clock time.
    var now: Timestamp { get }
    /// The session's user; nil before login.
    var me: Member? { get }
}

extension ServerInformation {
    /// The limits in force, the default for a server without a faster way.
    public var limits: Limits { facts.limits }
}
