/// How a conversation has ended.
enum ExitOutcome: Sendable {
    /// We have said goodbye.
    case done
    /// It could not be had, or was cut off, for this reason.
    case failed(String)
    /// Nobody reads any more what we print; there is nobody to tell.
    case unread

    /// The status that the process ends with.
    var status: Int32 {
        switch self {
        case .done: 0
        case .failed, .unread: 1
        }
    }
}
