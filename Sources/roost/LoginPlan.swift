/// The next step before typed input is sent.
enum LoginPlan: Equatable, Sendable {
    /// Send these bytes.
    case send([UInt8])
    /// Send typed input: the login is complete.
    case window
    /// Sign off without sending typed input.
    case leave
}
