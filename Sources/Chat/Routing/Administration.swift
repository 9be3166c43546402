/// Passwords, and what only operators of the server may do.
public protocol Administration: AnyObject {
    /// Checks the server's password, if the server has one; may wait. Returns nil when the session may log in, else
    /// `.wrongPassword`, or `.tooManyAttempts` when nothing was checked.
    func checkServerPassword(_ password: [UInt8]?) -> Refusal?
    /// Checks the name and password of a server operator, in the same way.
    func checkOperator(_ name: [UInt8], _ password: [UInt8]) -> Refusal?
    /// Checks the network, the name and the password of the gateway that names a client; may wait. Returns nil when this
    /// session has the client's address from now on, else the reason to end it. Called before login.
    func vouch(for client: GatewayClient) -> Departure?
    /// Ends all sessions of a user for that reason and waits until the user has left. Returns `.noSuchUser` when no user
    /// has the name.
    func disconnect(_ name: UserName, _ departure: Departure) -> Refusal?
    /// Sends a notice to every user who has that mode, including this session's user.
    func notifyEveryone(_ serverNotice: ServerNotice, having mode: UserModes)
    /// Starts a reload of the settings.
    func reload()
}
