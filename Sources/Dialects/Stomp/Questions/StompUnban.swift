internal import Chat

extension StompQuestion {
    static let unban = StompQuestion("unban", "room:NAME mask:MASK", "takes a ban away") { (exchange) throws(Refusal) in
        try exchange.change(.list(.bans), isSet: false, to: StompHeader.mask)
    }
}
