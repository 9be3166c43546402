/// The reason why a user left a room or the server.
public enum Departure: Hashable, Sendable {
    /// The user left, with a message or without.
    case left(MessageText?)
    /// The user signed off, with a message or without.
    case signedOff(MessageText?)
    /// The client closed the connection.
    case closed
    /// The connection was reset.
    case reset
    /// The connection was lost: the client no longer acknowledged anything.
    case timedOut
    /// The client sent nothing for that many seconds, not even a sign of life.
    case silent(seconds: Int)
    /// The client did not log in in time.
    case loginTimedOut
    /// The client sent too much before login.
    case loginFlooded
    /// The client sent a line that was too long without ending it.
    case endlessLine
    /// The client did not read what was sent to it.
    case tooSlow
    /// The operator of that name ended the connection, for that reason.
    case killed(by: UserName, MessageText)
    /// The client did not give the server's password.
    case wrongPassword
    /// The client's password was not checked, after too many wrong passwords.
    case tooManyAttempts
    /// The client's input could not be parsed any further.
    case unreadable
    /// The client spoke another protocol.
    case wrongProtocol
    /// The client began a TLS handshake on an unencrypted port.
    case spokeTLS
    /// The client spoke without TLS on an encrypted port.
    case spokePlaintext
    /// The TLS handshake failed.
    case handshakeFailed
    /// The server shut down.
    case shutdown

    /// The same departure without the user's own message. An operator's reason for a kill stays.
    public var withoutWords: Departure {
        switch self {
        case .left: .left(nil)
        case .signedOff: .signedOff(nil)
        case .closed, .reset, .timedOut, .silent, .loginTimedOut, .loginFlooded, .endlessLine, .tooSlow, .killed,
            .wrongPassword, .tooManyAttempts, .unreadable, .wrongProtocol, .spokeTLS, .spokePlaintext, .handshakeFailed,
            .shutdown:
            self
        }
    }

    /// The word for this reason in logs and counters.
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
        case .spokePlaintext: "no-tls"
        case .handshakeFailed: "tls-handshake"
        case .shutdown: "shutdown"
        }
    }
}
