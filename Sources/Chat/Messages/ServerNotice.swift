/// What one person is told outside of any room and without having asked.
public enum ServerNotice: Sendable {
    /// Somebody has come, by a name that one watches.
    case arrived(Member)
    /// That user has the watched name no longer: they have left, or are called otherwise.
    case gone(Member, renamedTo: UserName?)
    /// What an operator says to all who want to hear it.
    case wallops(Member, MessageText)
    /// The user operates the server no more: the settings have lost the account.
    case operatorRevoked(Member)
}
