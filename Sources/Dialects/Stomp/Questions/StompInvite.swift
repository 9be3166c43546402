internal import Chat

extension StompServerCommand {
    static let invite = StompServerCommand("invite", "room:NAME user:NAME", "asks somebody into a room") {
        (exchange) throws(Refusal) in
        exchange.ask(.invite(try exchange.user(), to: try exchange.room()))
    }
}
