internal import Chat

extension StompQuestion {
    static let kick = StompQuestion("kick", "room:NAME user:NAME [body]", "makes a member leave a room") {
        (exchange) throws(Refusal) in
        exchange.ask(.kick(try exchange.user(), from: try exchange.room(), reason: try exchange.line()))
    }
}
