internal import Chat

extension StompQuestion {
    static let rooms = StompQuestion("rooms", "", "lists the rooms") { (exchange) throws(Refusal) in
        exchange.ask(.rooms)
    }
}
