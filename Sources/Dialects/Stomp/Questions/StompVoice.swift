internal import Chat

extension StompServerCommand {
    static let voice = StompServerCommand("voice", "room:NAME user:NAME", "lets a member speak where not everybody may")
    {
        (exchange) throws(Refusal) in
        try exchange.change(.role(.voice), isSet: true, to: StompHeader.user)
    }
}
