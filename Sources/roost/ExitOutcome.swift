/// The result of a session with a server.
enum ExitOutcome: Sendable {
    /// The client has said goodbye.
    case done
    /// The session could not begin, or was cut off, for this reason.
    case failed(String)
    /// The reader of standard output is gone, so the program reports nothing.
    case unread

    /// The exit status of the process.
    var status: Int32 {
        switch self {
        case .done: 0
        case .failed, .unread: 1
        }
    }
}
