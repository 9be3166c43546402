internal import Chat

extension StompServerCommand {
    static let devoice = StompServerCommand("devoice", "room:NAME user:NAME", "takes that from them again") {
        (exchange) throws(Refusal) in
        try exchange.change(.role(.voice), isSet: false, to: StompHeader.user)
    }
}
