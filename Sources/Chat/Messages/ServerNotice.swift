/// An unrequested notice to one user, outside of any room.
public enum ServerNotice: Sendable {
    /// A user has taken a name that the recipient watches.
    case arrived(Member)
    /// A user no longer has the watched name, having left or changed it.
    case gone(Member, renamedTo: UserName?)
    /// An operator's message to all users who want to hear such messages.
    case wallops(Member, MessageText)
    /// The user is no longer a server operator: the account is gone from the settings.
    case operatorRevoked(Member)
}
