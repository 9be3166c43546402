internal import Chat

/// Encodes the reason why a session has ended.
extension IRCEncoder {
    /// Returns the reason that QUIT shows to other users, and ERROR to the client itself.
    static func reason(_ departure: Departure) -> [UInt8] {
        switch departure {
        case .left(let text): text?.bytes ?? []
        case .signedOff(let text): Array("Quit: ".utf8) + (text?.bytes ?? [])
        case .closed: Array("Connection closed".utf8)
        case .reset: Array("Connection reset by peer".utf8)
        case .timedOut: Array("Ping timeout".utf8)
        case .silent(let seconds): Array("Ping timeout: \(seconds) seconds".utf8)
        case .loginTimedOut: Array("Registration timeout".utf8)
        case .loginFlooded: Array("Excess flood before registration".utf8)
        case .endlessLine: Array("RecvQ exceeded".utf8)
        case .tooSlow: Array("SendQ exceeded".utf8)
        case .killed(let name, let reason):
            Array("Killed (".utf8) + name.shown + Array(" (".utf8) + reason.bytes + Array("))".utf8)
        case .wrongPassword: Array("Bad password".utf8)
        case .tooManyAttempts: Array("Too many password attempts".utf8)
        case .unreadable: Array("Protocol error".utf8)
        case .wrongProtocol, .spokeTLS, .handshakeFailed: Array("Wrong protocol".utf8)
        case .spokePlaintext: Array("This port speaks TLS alone, and you spoke without it".utf8)
        case .shutdown: Array("Server shutting down".utf8)
        }
    }
}
