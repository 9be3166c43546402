internal import Chat
internal import Sockets
internal import Threads

/// The handshake of a connection with a layer, such as TLS.
extension ClientHandler {
    /// Opens the transport's layer, within a limited time. Returns a departure when the client can't be talked to.
    ///
    /// - Parameter origin: the client's address, for the log.
    func openTransport(from origin: PeerAddress) -> Departure? {
        if !transport.isLayered { return nil }
        let deadline = Deadline.after(milliseconds: server.settings.handshakeMilliseconds)
        while true {
            switch transport.open() {
            case .open:
                outbox.watchOutput()
                return nil
            case .waiting(let condition):
                if deadline.hasPassed {
                    return fail("took longer than \(Limits.handshakeSeconds) seconds", from: origin)
                }
                _ = transport.waitWakeably(for: condition, milliseconds: deadline.pollTimeout)
                if let departure = forcedDeparture { return departure }
            case .wrongProtocol:
                server.log.recordThrottled(
                    .info, "a client without TLS came to an encrypted port", kind: "no TLS at \(listener)",
                    from: origin,
                    ("listener", listener.description))
                return .spokePlaintext
            case .failed(let reason): return fail(reason, from: origin)
            case .end: return .closed
            case .broken(let code): return departureByFault(code)
            }
        }
    }

    private func fail(_ reason: String, from origin: PeerAddress) -> Departure {
        server.log.recordThrottled(
            .info, "a TLS handshake failed", kind: "TLS handshake at \(listener)", from: origin,
            ("listener", listener.description), ("why", reason))
        return .handshakeFailed
    }
}
