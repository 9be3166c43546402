internal import Chat
internal import Wire

extension StompQuestion {
    static let room = StompQuestion(
        "room", "room:NAME [setting:NAME [value:VALUE | value:off]]", "shows what is set in a room, or sets it"
    ) { (exchange) throws(Refusal) in
        let room = try exchange.room()
        guard let name = exchange.frame.headers[StompHeader.setting] else { return exchange.ask(.modes(room)) }
        guard let mode = RoomMode.named(name) else { throw Refusal(.badArgument, about: name) }
        let isSet = exchange.frame.headers.text(StompHeader.value) != "off"
        switch mode {
        case .flag: exchange.ask(.changeModes(room, [ModeChange(mode, isSet: isSet)]))
        case .key, .limit, .slow: try exchange.change(mode, isSet: isSet, to: StompHeader.value)
        case .list, .role: throw Refusal(.badArgument, about: name)
        }
    }
}

extension StompExchange {
    /// One change of what is set in a room, with what that header says.
    mutating func change(_ mode: RoomMode, isSet: Bool, to name: StaticString) throws(Refusal) {
        let change = ModeChange(mode, isSet: isSet, try needed(name))
        ask(.changeModes(try room(), [change]))
    }
}
