internal import Chat

extension StompServerCommand {
    static let whois = StompServerCommand("whois", "user:NAME", "who somebody is") { (exchange) throws(Refusal) in
        let user = try exchange.user()
        guard let presence = exchange.server.presence(of: user) else { throw Refusal(.noSuchUser, about: user) }
        exchange.replyWithWhois(presence)
    }
}
