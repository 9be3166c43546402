/// Requests of gateways.
extension RequestRouter {
    /// Takes this session for that of the client that a gateway speaks for, once and before login. Ends the session when
    /// the gateway is not accepted.
    mutating func vouch(for client: GatewayClient, in server: some Administration & UserDirectory & ReplySink) {
        if isPresent || isVouchedFor { return server.refuse(Refusal(.alreadyLoggedIn)) }
        if let departure = server.vouch(for: client) { return endSession(departure, in: server) }
        isVouchedFor = true
    }
}
