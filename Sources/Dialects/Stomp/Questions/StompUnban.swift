internal import Chat

extension StompServerCommand {
    static let unban = StompServerCommand("unban", "room:NAME mask:MASK", "takes a ban away") {
        (exchange) throws(Refusal) in
        try exchange.change(.list(.bans), isSet: false, to: StompHeader.mask)
    }
}
