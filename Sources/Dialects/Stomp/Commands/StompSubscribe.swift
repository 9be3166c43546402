internal import Chat
internal import Wire

extension StompAction {
    /// SUBSCRIBE: joins a room; what happens there is heard by the subscription's id.
    static let subscribe = StompAction(.subscribe, needs: [StompHeader.destination]) { (exchange) throws(Refusal) in
        guard let id = exchange.subscriptionID else { throw Refusal(.missingArgument, about: "id".utf8) }
        if exchange.isTaken(id) { throw Refusal(.badArgument, about: id) }
        if exchange.acknowledges == nil { throw Refusal(.badArgument, about: "ack".utf8) }
    } perform: { exchange in
        exchange.attempt { (exchange) throws(Refusal) in
            let destination = exchange.frame.headers[StompHeader.destination] ?? []
            guard case .room(let room) = try StompDestination(destination) else {
                throw StompDestination.refusal(destination)
            }
            exchange.join(room)
        }
    }
}

extension StompExchange {
    /// The id of the subscription that a frame is about. In 1.0 it may be missing; then the destination stands for it.
    var subscriptionID: [UInt8]? {
        if let id = frame.headers[StompHeader.id] { return Array(id) }
        return version == .v10 ? frame.headers[StompHeader.destination].map { Array($0) } : nil
    }

    /// Whether a subscription of that id is in use, or stands for what needs none.
    fileprivate func isTaken(_ id: [UInt8]) -> Bool {
        if id.isEmpty || id == Array("direct".utf8) || id == Array("server".utf8) { return true }
        return state.subscriptions[id].map { house.ownRoom($0.room) != nil } ?? false
    }

    /// Whether messages are to be acknowledged; nil where `ack` is none of its three words.
    fileprivate var acknowledges: Bool? {
        switch frame.headers.text(StompHeader.ack) {
        case nil, "auto": false
        case "client", "client-individual": true
        default: nil
        }
    }

    fileprivate mutating func join(_ room: RoomName) {
        guard let id = subscriptionID, let acknowledges else { return }
        let wasThere = house.ownRoom(room) != nil
        let mark = StompReader.mark(subscription: id, isAcknowledged: acknowledges)
        let key = frame.headers[StompHeader.key].map { Array($0) }
        ask(.join(room, key: key, hearing: mark))
        if wasThere || house.ownRoom(room) == nil { return }
        // What is left of rooms that one was made to leave is of no use any more.
        state.subscriptions = state.subscriptions.filter { house.ownRoom($0.value.room) != nil }
        state.subscriptions[id] = StompState.Subscription(room: room, isAcknowledged: acknowledges)
    }
}
