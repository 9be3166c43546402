internal import Chat

extension StompServerCommand {
    static let ban = StompServerCommand(
        "ban", "room:NAME mask:MASK", "lets nobody in whose name!ident@host fits the mask"
    ) {
        (exchange) throws(Refusal) in
        try exchange.change(.list(.bans), isSet: true, to: StompHeader.mask)
    }
}
