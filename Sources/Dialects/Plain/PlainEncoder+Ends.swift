internal import Chat

/// The texts about a user's departure.
extension PlainEncoder {
    /// Returns the reason that other users receive, or nil when there is none.
    static func reason(_ departure: Departure) -> [UInt8]? {
        switch departure {
        case .left(let text): text?.bytes
        case .signedOff(let text): text?.bytes ?? Array("signed off".utf8)
        case .closed: Array("connection closed".utf8)
        case .reset: Array("connection reset".utf8)
        case .timedOut: Array("connection timed out".utf8)
        case .silent(let seconds): Array("said nothing for \(seconds) seconds".utf8)
        case .loginTimedOut: Array("took too long to log in".utf8)
        case .loginFlooded: Array("sent too much before logging in".utf8)
        case .endlessLine: Array("sent a line without an end".utf8)
        case .tooSlow: Array("read too slowly".utf8)
        case .killed(let name, let reason):
            Array("removed by ".utf8) + name.shown + Array(": ".utf8) + reason.bytes
        case .wrongPassword: Array("did not know the password".utf8)
        case .tooManyAttempts: Array("tried too many passwords".utf8)
        case .unreadable: Array("sent what could not be read".utf8)
        case .wrongProtocol, .spokeTLS, .spokePlaintext, .handshakeFailed: Array("spoke another protocol".utf8)
        case .shutdown: Array("the server is shutting down".utf8)
        }
    }

    /// Returns the last sentence to the departing user, or nil when the user can't read it.
    static func goodbye(_ departure: Departure) -> String? {
        switch departure {
        case .left, .closed, .reset, .timedOut, .wrongProtocol, .spokeTLS, .handshakeFailed: nil
        case .signedOff: ""
        case .silent: ": you said nothing for too long"
        case .loginTimedOut: ": you took too long to log in"
        case .loginFlooded: ": you sent too much before logging in"
        case .endlessLine: ": you sent a line without an end"
        case .tooSlow: ": you read too slowly, too much was waiting for you"
        case .killed(let name, let reason): ": \(name) removed you: \(reason)"
        case .wrongPassword: ": that is not the password"
        case .tooManyAttempts: ": too many wrong passwords were tried"
        case .unreadable: ": what you sent could not be read"
        case .spokePlaintext: ": this port speaks TLS alone, and you spoke without it"
        case .shutdown: ": the server is shutting down"
        }
    }
}
