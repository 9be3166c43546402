internal import Chat
internal import Wire

extension StompQuestion {
    static let topic = StompQuestion(
        "topic", "room:NAME [value:off | body]", "tells what a room is about; sets it to the body, or takes it away"
    ) { (exchange) throws(Refusal) in
        let room = try exchange.room()
        switch (exchange.frame.headers.text(StompHeader.value), try exchange.line()) {
        case ("off", _): exchange.ask(.setTopic(room, .nothing))
        case (_, let text?): exchange.ask(.setTopic(room, text))
        case (_, nil): exchange.ask(.topic(room))
        }
    }
}
