internal import Chat

extension StompServerCommand {
    static let away = StompServerCommand("away", "[body]", "says that you are away, or that you are back") {
        (exchange) throws(Refusal) in
        exchange.ask(.away(try exchange.line()))
    }
}
