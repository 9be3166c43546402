internal import Chat
internal import Wire

extension StompServerCommand {
    static let topic = StompServerCommand(
        "topic", "room:NAME [value:off | body]", "tells what a room is about; sets it to the body, or takes it away"
    ) { (exchange) throws(Refusal) in
        let room = try exchange.room()
        switch (exchange.frame.headers[StompHeader.value], try exchange.line()) {
        case (let value?, nil) where value.elementsEqual("off".utf8): exchange.ask(.setTopic(room, .nothing))
        case (let value?, _): throw Refusal(.badArgument, about: value)
        case (nil, let text?): exchange.ask(.setTopic(room, text))
        case (nil, nil): exchange.ask(.topic(room))
        }
    }
}
