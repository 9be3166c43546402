/// Why somebody is gone, from a room or from the server.
public enum Departure: Hashable, Sendable {
    /// They left, with their own words or without.
    case left(MessageText?)
    /// They said goodbye, with their own words or without.
    case signedOff(MessageText?)
    /// Their side closed the connection.
    case closed
    /// The connection was reset.
    case reset
    /// The connection was lost: nothing was acknowledged any more.
    case timedOut
    /// They have said nothing for so long, not even that they are there.
    case silent(seconds: Int)
    /// They did not log in in time.
    case loginTimedOut
    /// They sent too much before they had logged in.
    case loginFlooded
    /// They sent a line without an end.
    case endlessLine
    /// They did not read what was sent to them.
    case tooSlow
    /// An operator of that name ended it, for that reason.
    case killed(by: UserName, MessageText)
    /// They did not know the server's password.
    case wrongPassword
    /// Too many wrong passwords were tried for theirs to be checked.
    case tooManyAttempts
    /// What they sent could not be read on.
    case unreadable
    /// They spoke another protocol.
    case wrongProtocol
    /// They began to speak TLS where nothing is encrypted.
    case spokeTLS
    /// The server ends.
    case shutdown

    /// The same departure without what the user said on going. An operator's words on a kill stay.
    public var withoutWords: Departure {
        switch self {
        case .left: .left(nil)
        case .signedOff: .signedOff(nil)
        case .closed, .reset, .timedOut, .silent, .loginTimedOut, .loginFlooded, .endlessLine, .tooSlow, .killed,
            .wrongPassword, .tooManyAttempts, .unreadable, .wrongProtocol, .spokeTLS, .shutdown:
            self
        }
    }

    /// The word by which logs and counters know it.
    public var word: String {
        switch self {
        case .left: "left"
        case .signedOff: "signed-off"
        case .closed: "closed"
        case .reset: "reset"
        case .timedOut: "timed-out"
        case .silent: "silent"
        case .loginTimedOut: "login-timed-out"
        case .loginFlooded: "login-flooded"
        case .endlessLine: "endless-line"
        case .tooSlow: "too-slow"
        case .killed: "killed"
        case .wrongPassword: "wrong-password"
        case .tooManyAttempts: "too-many-attempts"
        case .unreadable: "unreadable"
        case .wrongProtocol: "wrong-protocol"
        case .spokeTLS: "tls"
        case .shutdown: "shutdown"
        }
    }
}
