/// What a person wants that the screen can't do by itself.
public enum UserAction: Equatable, Sendable {
    /// To say words to a room or a person.
    case say(String, WindowTarget)
    /// To have a command of the server done, such as `topic tea`, where a place is open.
    case command(String, WindowTarget)
    /// To hear the bell.
    case ring
    /// To have the terminal drawn anew, whatever other programs wrote there.
    case redraw
    /// To leave.
    case quit
}
