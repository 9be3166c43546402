internal import Chat

extension StompServerCommand {
    static let rooms = StompServerCommand("rooms", "", "lists the rooms") { (exchange) throws(Refusal) in
        exchange.ask(.rooms)
    }
}
