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

    /// The last words leave within a bound, `shutdown-seconds`; a client that was given up gets as long as its `patience`
    /// (seconds), since its last words wait until it reads, but not beyond the server's end.
    func hangUp(_ departure: Departure, patience: Int) {
        let usual = server.settings.limits[.shutdownSeconds]
        switch departure {
        case .reset, .timedOut: break
        case .closed: sayGoodbye(until: .after(seconds: usual), keepingLastWords: false)
        case .tooSlow:
            sayGoodbye(until: .after(seconds: patience), keepingLastWords: true) { self.interruption.isRaised }
        case .left, .signedOff, .silent, .loginTimedOut, .loginFlooded, .endlessLine, .killed, .wrongPassword,
            .tooManyAttempts, .unreadable, .wrongProtocol, .spokeTLS, .shutdown:
            sayGoodbye(until: .after(seconds: usual), keepingLastWords: true)
        }
        outbox.close()
    }

    /// Sends what waits, and then waits for the client to hang up. What the client still sends is read and discarded
    /// meanwhile: a socket that is closed with unread bytes, or to which some come later, resets the connection, and what the
    /// kernel has yet to send would be lost.
    private func sayGoodbye(
        until deadline: Deadline, keepingLastWords: Bool, unless isHurried: () -> Bool = { false }
    ) {
        withUnsafeTemporaryAllocation(byteCount: ClientHandler.largestPiece, alignment: 16) { buffer in
            var hasHungUp = false
            while outbox.sendNow() && !deadline.hasPassed && !isHurried() {
                let wish: Socket.Wait = hasHungUp ? .writable : .readableOrWritable
                if socket.waitWakeably(for: wish, milliseconds: deadline.pollTimeout), !hasHungUp {
                    hasHungUp = discard(into: buffer)
                }
            }
            outbox.cutShort(keepingLastWords: keepingLastWords)
            outbox.stopWriting()
            let soon = min(deadline, .after(seconds: ClientHandler.lingerSeconds))
            while !hasHungUp && !isHurried() {
                // Who still has something to read is not cut off by what they say meanwhile.
                let isLate = soon.hasPassed
                if isLate && (deadline.hasPassed || socket.unacknowledgedBytes == 0) { return }
                let next = isLate ? deadline : soon
                if socket.waitWakeably(for: .readable, milliseconds: next.pollTimeout) {
                    hasHungUp = discard(into: buffer)
                }
            }
        }
    }

    /// Reads what the client has sent, and lets go of it; true once it has hung up, or the line is broken.
    private func discard(into buffer: UnsafeMutableRawBufferPointer) -> Bool {
        switch socket.receive(into: buffer) {
        case .bytes, .nothing: false
        case .end, .broken: true
        }
    }
}
