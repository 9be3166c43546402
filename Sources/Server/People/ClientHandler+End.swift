internal import Chat
internal import Sockets
internal import Threads

/// Hanging up, so that the last words arrive where somebody reads them.
extension ClientHandler {
    /// How long a client that was told goodbye may take to hang up, in seconds.
    private static let lingerSeconds = 2

    /// What an error of the socket means; a send that failed may have met it before the handler did.
    func departureByFault(_ code: Int32?) -> Departure {
        guard let code, !Socket.isHangUp(code) else { return .closed }
        return Socket.isTimeout(code) ? .timedOut : .reset
    }

    /// The last words leave within a bound; then the client may hang up first, so that nothing of them is lost. A client
    /// that was given up gets as long as its `patience`, since its last words wait until it reads.
    func hangUp(_ departure: Departure, patience: Int) {
        switch departure {
        case .reset, .timedOut: break
        case .closed:
            outbox.flush(until: .after(seconds: server.settings.limits[.shutdownSeconds]))
            outbox.stopWriting()
        case .tooSlow:
            outbox.flush(until: .after(seconds: patience), interruption: interruption)
            outbox.stopWriting()
        case .left, .signedOff, .silent, .loginTimedOut, .loginFlooded, .endlessLine, .killed, .wrongPassword,
            .tooManyAttempts,
            .unreadable, .wrongProtocol, .shutdown:
            let hasLeft = outbox.flush(until: .after(seconds: server.settings.limits[.shutdownSeconds]))
            outbox.stopWriting()
            if hasLeft { linger() }
        }
        outbox.close()
    }

    /// A socket that is closed with unread bytes resets the connection, and the last words could be lost with it.
    private func linger() {
        let deadline = Deadline.after(seconds: ClientHandler.lingerSeconds)
        withUnsafeTemporaryAllocation(byteCount: ClientHandler.largestPiece, alignment: 16) { buffer in
            while !deadline.hasPassed && socket.wait(for: .readable, milliseconds: deadline.pollTimeout) {
                guard case .bytes = socket.receive(into: buffer) else { return }
            }
        }
    }
}
