/// An action of the user that the screen cannot perform by itself.
public enum UserAction: Equatable, Sendable {
    /// Sends a message to a room or user.
    case say(String, WindowTarget)
    /// Performs a command of the server, such as `topic tea`, with the open window's target.
    case command(String, WindowTarget)
    /// Stops following a user, whose conversation the user has closed.
    case forget(WindowTarget)
    /// Rings the bell.
    case ring
    /// Redraws the whole terminal, over anything that other programs wrote there.
    case redraw
    /// Quits the client.
    case quit
}
