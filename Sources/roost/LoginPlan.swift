/// The next step before typed input is sent.
enum LoginPlan: Equatable, Sendable {
    /// Send these bytes.
    case send([UInt8])
    /// The login is complete: send typed input.
    case window
    /// The login failed: sign off without sending typed input.
    case leave
}
