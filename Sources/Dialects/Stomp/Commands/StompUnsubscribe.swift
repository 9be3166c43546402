internal import Chat
internal import Wire

extension StompFrameHandler {
    /// UNSUBSCRIBE: ends a subscription. After the last one to a room the user leaves the room, with `reason`.
    static let unsubscribe = StompFrameHandler(.unsubscribe) { (exchange) throws(Refusal) in
        guard let id = exchange.endedID else { throw Refusal(.missingArgument, about: "id".utf8) }
        if exchange.state.subscription(id) == nil { throw Refusal(.badArgument, about: id) }
    } perform: { exchange in
        exchange.attempt { (exchange) throws(Refusal) in
            guard let id = exchange.endedID, let subscription = exchange.state.subscription(id) else { return }
            if case .room(let room) = subscription.place { try exchange.stopHearing(room, by: id) }
            exchange.state.unsubscribe { $0.heard.id == id }
        }
    }
}

extension StompContext {
    /// The id of the subscription to end. In 1.0 the destination may identify a subscription with any id (STOMP 1.0,
    /// "UNSUBSCRIBE").
    fileprivate var endedID: [UInt8]? {
        guard let id = subscriptionID else { return nil }
        if frame.headers[StompHeader.id] != nil || state.subscription(id) != nil { return id }
        let place = StompState.SubscriptionTarget(frame.headers[StompHeader.destination] ?? [])
        return state.subscriptions.first { $0.place == place }?.heard.id ?? id
    }

    fileprivate mutating func stopHearing(_ room: RoomName, by id: [UInt8]) throws(Refusal) {
        let others = state.heard(at: .room(room)).filter { $0.id != id }
        if !others.isEmpty && server.hears(room) {
            let attach = RoomCommand.Action.attach(takesData: true, hearing: StompReaderFormat.mark(others))
            if let refusal = server.post(attach, to: room) { throw refusal }
            return
        }
        let reason = try line(StompHeader.reason)
        if (reason?.bytes.count ?? 0) > server.limits[.reason] {
            throw Refusal(.textTooLong, about: String(server.limits[.reason]).utf8)
        }
        ask(.leave(room, reason: reason, onlySession: true))
    }
}
