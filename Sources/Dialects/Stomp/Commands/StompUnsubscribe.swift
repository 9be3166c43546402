internal import Chat
internal import Wire

extension StompAction {
    /// UNSUBSCRIBE: leaves the room; `reason` says why.
    static let unsubscribe = StompAction(.unsubscribe) { (exchange) throws(Refusal) in
        guard let id = exchange.subscriptionID else { throw Refusal(.missingArgument, about: "id".utf8) }
        if exchange.state.subscriptions[id] == nil { throw Refusal(.badArgument, about: id) }
    } perform: { exchange in
        exchange.attempt { (exchange) throws(Refusal) in
            guard let id = exchange.subscriptionID, let subscription = exchange.state.subscriptions[id] else { return }
            exchange.ask(.leave(subscription.room, reason: try exchange.line(StompHeader.reason)))
            // Still there where the reason was too long.
            if exchange.house.ownRoom(subscription.room) == nil { exchange.state.subscriptions[id] = nil }
        }
    }
}
