internal import Chat

extension StompServerCommand {
    static let deop = StompServerCommand("deop", "room:NAME user:NAME", "takes that from them again") {
        (exchange) throws(Refusal) in
        try exchange.change(.role(.operator), isSet: false, to: StompHeader.user)
    }
}
