internal import Chat
internal import Wire

extension StompServerCommand {
    static let room = StompServerCommand(
        "room", "room:NAME [setting:NAME [value:VALUE | value:off] [change:set | change:unset]]",
        "shows what is set in a room, or changes a setting, a list of masks or a role"
    ) { (exchange) throws(Refusal) in
        let room = try exchange.room()
        let headers = exchange.frame.headers
        guard let name = headers[StompHeader.setting] else { return exchange.ask(.modes(room)) }
        guard let mode = RoomMode.named(name) else { throw Refusal(.badArgument, about: name) }
        let isSet: Bool? =
            switch headers.text(StompHeader.change) {
            case nil: nil
            case "set": true
            case "unset": false
            case let word?: throw Refusal(.badArgument, about: word.utf8)
            }
        exchange.ask(.changeModes(room, [try ModeChange(mode, value: headers[StompHeader.value], isSet: isSet)]))
    }
}

extension StompContext {
    /// Changes one room setting to the value of the header with that name.
    mutating func change(_ mode: RoomMode, isSet: Bool, to name: StaticString) throws(Refusal) {
        let change = ModeChange(mode, isSet: isSet, try needed(name))
        ask(.changeModes(try room(), [change]))
    }
}
