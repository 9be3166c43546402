/// What to do before anything that is typed is sent.
enum LoginPlan: Equatable, Sendable {
    /// To send this.
    case send([UInt8])
    /// To send what is typed: nothing stands before it any more.
    case window
    /// To sign off, and send nothing of it.
    case leave
}
