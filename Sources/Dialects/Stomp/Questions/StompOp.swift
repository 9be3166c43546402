internal import Chat

extension StompServerCommand {
    static let op = StompServerCommand("op", "room:NAME user:NAME", "makes a member an operator of a room") {
        (exchange) throws(Refusal) in
        try exchange.change(.role(.operator), isSet: true, to: StompHeader.user)
    }
}
