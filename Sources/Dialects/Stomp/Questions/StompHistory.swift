internal import Chat

extension StompServerCommand {
    static let history = StompServerCommand(
        "history", "room:NAME [count:N] [after:SEQUENCE]",
        "the last messages of a room, or the first after that number, as far as they are remembered"
    ) { (exchange) throws(Refusal) in
        let room = try exchange.room()
        let count = try exchange.number(StompHeader.count)
        let after = try exchange.wide(StompHeader.after)
        exchange.ask(.history(room, after.map { .after($0, most: count) } ?? .last(count)))
    }
}
