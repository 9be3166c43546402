internal import Chat

extension StompQuestion {
    static let away = StompQuestion("away", "[body]", "says that you are away, or that you are back") {
        (exchange) throws(Refusal) in
        exchange.ask(.away(try exchange.line()))
    }
}
