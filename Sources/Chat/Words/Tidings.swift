/// What one person is told outside of any room and without having asked.
public enum Tidings: Sendable {
    /// What an operator says to all who want to hear it.
    case wallops(Member, Text)
}
