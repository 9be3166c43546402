internal import Chat

extension StompQuestion {
    static let whois = StompQuestion("whois", "user:NAME", "who somebody is") { (exchange) throws(Refusal) in
        let user = try exchange.user()
        guard let presence = exchange.house.presence(of: user) else { throw Refusal(.noSuchUser, about: user) }
        exchange.tellWho(presence)
    }
}
