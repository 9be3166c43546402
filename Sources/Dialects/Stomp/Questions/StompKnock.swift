internal import Chat

extension StompServerCommand {
    static let knock = StompServerCommand("knock", "room:NAME [body]", "asks a room's operators to be invited") {
        (exchange) throws(Refusal) in
        exchange.ask(.knock(try exchange.room(), try exchange.line()))
    }
}
