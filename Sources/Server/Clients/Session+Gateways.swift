internal import Chat
internal import Sockets
internal import Threads

/// Accepts the clients of gateways (WEBIRC).
extension Session {
    /// The reasons why a gateway is not accepted, as words for the log.
    private enum GatewayFault: String {
        case otherNetwork = "other-network"
        case wrongPassword = "wrong-password"
        case notAnAddress = "not-an-address"
        case tooManyAttempts = "too-many-attempts"
    }

    func vouch(for client: GatewayClient) -> Departure? {
        let gateway = origin
        let accounts = server.settings.current.gateways.filter { $0.connects(from: gateway.address) }
        // The password of a gateway elsewhere is not even checked. The client reads the same words.
        if accounts.isEmpty { return refuse(.otherNetwork, .wrongPassword) }
        if let departure = check(client, among: accounts) { return departure }
        guard let address = PeerAddress(String(decoding: client.address, as: UTF8.self)) else {
            return refuse(.notAnAddress, .unreadable)
        }
        if let refusal = server.readmit(from: gateway.address, as: address) {
            server.record(refusal, of: address)
            refuse(refusal)
            return .closed
        }
        // "Servers MUST ONLY treat the connection as secure if this flag is sent and the connection from the gateway to
        // the server is also secure with TLS" (IRCv3 WebIRC, "Options").
        adopt(ClientOrigin(address: address, proxy: gateway.address, usesTLS: client.usesTLS && gateway.usesTLS))
        var facts: [LogLine.Fact] = [
            ("client", endpoint.id.number), ("from", address.description), ("proxy", gateway.address.description),
            ("gateway", String(decoding: client.gateway, as: UTF8.self)),
        ]
        if origin.usesTLS { facts.append(("tls", "yes")) }
        server.log.recordBounded("came through a gateway", from: address, facts)
        return nil
    }

    /// Checks the name and the password of a gateway, as all passwords are checked. Returns nil when they are right.
    private func check(_ client: GatewayClient, among accounts: [GatewayAccount]) -> Departure? {
        switch check(client.gateway, client.password, among: { accounts }) {
        case .failure: return refuse(.tooManyAttempts, .tooManyAttempts)
        case .success(let account?):
            account.prove(client.password)
            return nil
        case .success(nil):
            server.counters.wrongPasswords.count()
            return refuse(.wrongPassword, .wrongPassword)
        }
    }

    /// Logs a refused gateway. The line has none of the words that it sent, since any of them may be a password.
    private func refuse(_ fault: GatewayFault, _ departure: Departure) -> Departure {
        server.log.recordThrottled(
            .warning, "WEBIRC refused", kind: "WEBIRC \(fault.rawValue)", from: from, ("client", endpoint.id.number),
            ("why", fault.rawValue))
        return departure
    }
}
