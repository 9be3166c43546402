internal import Chat
internal import Sockets
internal import Threads

/// Closes connections in a way that lets the client read the last words.
extension ClientHandler {
    /// Returns the departure that a socket error means. A failed send may have met the error before the handler did.
    func departureByFault(_ code: Int32?) -> Departure {
        guard let code, !Transport.isHangUp(code) else { return .closed }
        return Transport.isTimeout(code) ? .timedOut : .reset
    }

    /// Sends the last words within the time limit `shutdown-seconds`, and closes the connection. A client that was too
    /// slow gets `patience` seconds, since its last words wait until it reads, but no longer than until the server
    /// ends.
    func hangUp(_ departure: Departure, patience: Int) {
        let usual = server.settings.limits[.shutdownSeconds]
        switch departure {
        case .reset, .timedOut: break
        case .closed: sayGoodbye(until: .after(seconds: usual), keepingLastWords: false)
        case .tooSlow:
            sayGoodbye(until: .after(seconds: patience), keepingLastWords: true) { self.interruption.isRaised }
        case .left, .signedOff, .silent, .loginTimedOut, .loginFlooded, .endlessLine, .killed, .wrongPassword,
            .tooManyAttempts, .unreadable, .wrongProtocol, .spokeTLS, .spokePlaintext, .handshakeFailed, .shutdown:
            sayGoodbye(until: .after(seconds: usual), keepingLastWords: true)
        }
        outbox.close()
    }

    /// Sends the waiting bytes, then waits for the client to hang up. The handler reads and discards what the client
    /// still sends: closing a socket with unread bytes, or bytes that arrive later, resets the connection, and the
    /// bytes that the kernel has yet to send would be lost.
    private func sayGoodbye(
        until deadline: Deadline, keepingLastWords: Bool, unless isHurried: () -> Bool = { false }
    ) {
        withUnsafeTemporaryAllocation(byteCount: ClientHandler.largestPiece, alignment: 16) { buffer in
            var hasHungUp = false
            while outbox.sendNow() && !deadline.hasPassed && !isHurried() {
                let condition: Transport.Condition = hasHungUp ? .writable : .readableOrWritable
                if transport.waitWakeably(for: condition, milliseconds: deadline.pollTimeout), !hasHungUp {
                    hasHungUp = discard(into: buffer)
                }
            }
            outbox.cutShort(keepingLastWords: keepingLastWords)
            outbox.finish()
            // The end of the server does not wait for a client that keeps up and sends nothing.
            if server.isEnding && keepsUp { return }
            let soon = min(deadline, .after(seconds: server.settings.lingerSeconds))
            while !hasHungUp && !isHurried() {
                // After `lingerSeconds` the wait goes on until the deadline while the client has unacknowledged bytes,
                // whether or not it sends more.
                let isLate = soon.hasPassed
                if isLate && (deadline.hasPassed || transport.unacknowledgedBytes == 0) { return }
                let next = isLate ? deadline : soon
                if transport.waitWakeably(for: .readable, milliseconds: next.pollTimeout) {
                    hasHungUp = discard(into: buffer)
                }
            }
        }
    }

    /// The maximum number of unacknowledged bytes of a client that keeps up: the goodbye, whose acknowledgement may come
    /// tens of milliseconds later (RFC 1122, 4.2.3.2), and a few bytes before it.
    private static let recentBytes = 1_024

    /// Whether no more than the goodbye is still to be acknowledged, and no byte of the client waits to be read. Then
    /// the kernel delivers the goodbye after the socket has been closed.
    private var keepsUp: Bool {
        transport.unacknowledgedBytes <= ClientHandler.recentBytes && !transport.wait(for: .readable, milliseconds: 0)
    }

    /// Reads and discards what the client has sent. Returns true once the client has hung up or the connection is
    /// broken.
    private func discard(into buffer: UnsafeMutableRawBufferPointer) -> Bool {
        switch transport.receive(into: buffer) {
        case .bytes, .nothing: false
        case .end, .broken: true
        }
    }
}
