internal import Chat
internal import Wire

extension StompServerCommand {
    static let who = StompServerCommand("who", "[room:NAME]", "who is in that room; without one, who is here at all") {
        (exchange) throws(Refusal) in
        let isOfRoom = exchange.frame.headers[StompHeader.room] != nil
        exchange.ask(isOfRoom ? .who(try exchange.room()) : .everyone)
    }
}
