internal import Chat

extension StompServerCommand {
    static let kick = StompServerCommand("kick", "room:NAME user:NAME [body]", "makes a member leave a room") {
        (exchange) throws(Refusal) in
        exchange.ask(.kick(try exchange.user(), from: try exchange.room(), reason: try exchange.line()))
    }
}
