internal import Chat

extension StompServerCommand {
    static let name = StompServerCommand("name", "name:NAME", "changes your name") { (exchange) throws(Refusal) in
        let name = try exchange.needed(StompHeader.name)
        guard let new = UserName(name) else { throw Refusal(.badName, about: name) }
        exchange.ask(.rename(new))
    }
}
