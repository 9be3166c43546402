internal import Chat
internal import Dialects
internal import Sockets

/// Records and words for clients that connect and that are refused.
extension ServerCore {
    /// Logs a client that has connected, and what a proxy says about it.
    func recordArrival(of client: ClientHandler, from origin: ClientOrigin) {
        var facts: [LogLine.Fact] = [("client", client.number), ("from", origin.address.description)]
        if let proxy = origin.proxy {
            facts.append(("proxy", proxy.description))
            if origin.usesTLS { facts.append(("tls", "yes")) }
        }
        log.recordBounded("connected", from: origin.address, facts)
    }

    /// Counts and logs a client that a limit refuses.
    func record(_ refusal: Refusal, of address: PeerAddress) {
        counters.refusedConnections.count()
        let limit = refusal.limit?.name ?? String(decoding: refusal.subject, as: UTF8.self)
        log.recordThrottled(
            .info, "refused", kind: "refused \(limit)", from: address, ("why", refusal.word.rawValue), ("limit", limit))
    }

    /// Counts and logs a connection that a listener behind a proxy does not take.
    func recordProxyRefusal(_ sentence: String, at listener: EndpointURI, _ address: PeerAddress, why: String) {
        counters.refusedConnections.count()
        log.recordThrottled(
            .warning, sentence, kind: "\(why) \(listener)", from: address, ("listener", listener.description),
            ("why", why))
    }

    /// Returns the words of a refusal for a client that has not logged in.
    func words(of refusal: Refusal, in encodingClass: EncodingClass) -> [UInt8] {
        var bytes: [UInt8] = []
        encodingClass.encode(refusal, to: Recipient(nil, at: settings.name, now), into: &bytes)
        return bytes
    }
}
