internal import Chat
internal import Dialects
internal import Sockets
internal import Threads
internal import Wire

/// Finds out where the client connects from, before anything else is read.
extension ClientHandler {
    /// The result of reading the PROXY header.
    private enum HeaderResult {
        case header(ProxyHeader)
        /// The connection did not begin with a header; the reason as a word for the log.
        case refused(String)
        /// The connection ended before its first byte, or the server ends it. Health checks connect in this way.
        case gone
    }

    /// Returns where the client connects from. On a listener behind a proxy, this reads the PROXY header, within
    /// `login-seconds` and `login-bytes`, and counts the client under its own address. Returns nil when the connection
    /// was refused and closed.
    func findOrigin() -> ClientOrigin? {
        guard listener.expectsProxy else { return ClientOrigin(address: from, usesTLS: listener.isEncrypted) }
        switch readProxyHeader() {
        case .header(let header):
            let origin = ClientOrigin(header, connection: from, isEncrypted: listener.isEncrypted)
            guard let refusal = server.readmit(from: nil, as: origin.address) else { return origin }
            server.record(refusal, of: origin.address)
            turnAway(refusal)
        case .refused(let why):
            server.recordProxyRefusal(
                "refused, since it did not begin with a PROXY header", at: listener, from, why: why)
            outbox.close()
        case .gone: outbox.close()
        }
        server.removeRefused(self)
        return nil
    }

    /// Reads the header beneath the transport's layer, and not a byte more, since the header is never encrypted.
    private func readProxyHeader() -> HeaderResult {
        var parser = ProxyHeaderParser(atMost: server.settings.limits[.loginBytes])
        var hasBegun = false
        return withUnsafeTemporaryAllocation(byteCount: ClientHandler.usualPiece, alignment: 16) { buffer in
            while forcedDeparture == nil {
                if loginDeadline.hasPassed { return .refused(Departure.loginTimedOut.word) }
                guard transport.waitWakeably(for: .readable, milliseconds: loginDeadline.pollTimeout) else { continue }
                var progress = ProxyHeaderParser.Progress.incomplete
                let received = transport.receiveBeneathLayer(into: buffer) { bytes in
                    let step = bytes.withMemoryRebound(to: UInt8.self) { parser.feed($0.span) }
                    progress = step.progress
                    return step.taken
                }
                switch (received, progress) {
                case (.bytes, .complete(let header)): return .header(header)
                case (.bytes, .invalid(let fault)): return .refused(fault.rawValue)
                case (.bytes, .incomplete): hasBegun = true
                case (.nothing, _): break
                case (.end, _), (.broken, _): return hasBegun ? .refused(Departure.closed.word) : .gone
                }
            }
            return .gone
        }
    }

    /// Tells the client why it can't be admitted, and closes the connection. A layer has not been opened yet, so that
    /// nothing can be said through it.
    private func turnAway(_ refusal: Refusal) {
        if !transport.isLayered { outbox.offer(server.words(of: refusal, in: encodingClass)) }
        hangUp(.closed, patience: 0)
    }
}
