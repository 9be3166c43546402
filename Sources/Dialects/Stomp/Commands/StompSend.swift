internal import Chat
internal import Wire

extension StompFrameHandler {
    /// SEND: sends a message to a room or a user, or a question to the server.
    static let send = StompFrameHandler(.send, needs: [StompHeader.destination], canWait: true) { exchange in
        exchange.attempt { (exchange) throws(Refusal) in
            let destination = exchange.frame.headers[StompHeader.destination] ?? []
            switch try StompDestination(destination) {
            case .room(let room): exchange.ask(.say(room, try exchange.said()))
            case .user(let user):
                exchange.ask(.direct(user, try exchange.said(), only: try exchange.userID()))
            case .server(let word):
                guard let question = StompServerCommand.named(word) else { throw Refusal(.noSuchCommand, about: word) }
                try question.perform(&exchange)
            case .direct, .answers: throw StompDestination.refusal(destination)
            }
        }
    }
}
