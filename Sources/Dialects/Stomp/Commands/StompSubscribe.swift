internal import Chat
internal import Wire

extension StompFrameHandler {
    /// SUBSCRIBE: joins a room, or adds a subscription to it. For `/direct` and `/server`, it names the subscription of
    /// messages to this client alone.
    static let subscribe = StompFrameHandler(.subscribe, needs: [StompHeader.destination]) {
        (exchange) throws(Refusal) in
        guard let id = exchange.subscriptionID else { throw Refusal(.missingArgument, about: "id".utf8) }
        if exchange.isTaken(id) { throw Refusal(.badArgument, about: id) }
        if exchange.acknowledges == nil { throw Refusal(.badArgument, about: "ack".utf8) }
    } perform: { exchange in
        exchange.attempt { (exchange) throws(Refusal) in
            let destination = exchange.frame.headers[StompHeader.destination] ?? []
            switch try StompDestination(destination) {
            case .room(let room): try exchange.hear(room)
            case .direct: try exchange.listen(at: .direct, destination)
            case .answers: try exchange.listen(at: .server, destination)
            case .user, .server: throw StompDestination.refusal(destination)
            }
        }
    }
}

extension StompContext {
    /// The subscription id in a frame. In 1.0 the id may be missing, and the destination replaces it.
    var subscriptionID: [UInt8]? {
        if let id = frame.headers[StompHeader.id] { return Array(id) }
        return version == .v10 ? frame.headers[StompHeader.destination].map { Array($0) } : nil
    }

    /// Whether the id belongs to an active subscription or is reserved for another destination.
    fileprivate func isTaken(_ id: [UInt8]) -> Bool {
        let destination = frame.headers[StompHeader.destination] ?? []
        if id.isEmpty { return true }
        if id == Array("direct".utf8) && !destination.elementsEqual("/direct".utf8) { return true }
        if id == Array("server".utf8) && !destination.elementsEqual("/server".utf8) { return true }
        return state.subscription(id).map { isAlive($0) } ?? false
    }

    /// Whether a subscription still receives messages; the user may have been forced to leave its room.
    private func isAlive(_ subscription: StompState.Subscription) -> Bool {
        switch subscription.place {
        case .room(let room): server.hears(room)
        case .direct, .server: true
        }
    }

    /// Whether the client acknowledges messages; nil when `ack` is not one of its three values.
    fileprivate var acknowledges: Bool? {
        switch frame.headers.text(StompHeader.ack) {
        case nil, "auto": false
        case "client", "client-individual": true
        default: nil
        }
    }

    private var wished: StompReaderFormat.Subscription {
        StompReaderFormat.Subscription(id: subscriptionID ?? [], isAcknowledged: acknowledges ?? false)
    }

    fileprivate mutating func listen(
        at place: StompState.SubscriptionTarget, _ destination: ArraySlice<UInt8>
    ) throws(Refusal) {
        if state.heard(at: place).count >= Limits.subscriptionsToOne {
            throw Refusal(.tooManyRooms, about: destination)
        }
        state.subscribe(StompState.Subscription(place: place, heard: wished))
    }

    /// Joins the room. For a member, of whom another session may be in the room, it only adds a subscription, and other
    /// members receive no notice.
    fileprivate mutating func hear(_ room: RoomName) throws(Refusal) {
        let server = server
        state.unsubscribe { if case .room(let room) = $0.place { !server.hears(room) } else { false } }
        let before = state.heard(at: .room(room))
        if before.count >= Limits.subscriptionsToOne { throw Refusal(.tooManyRooms, about: room) }
        let mark = StompReaderFormat.mark(before + [wished])
        if server.ownRoom(room) == nil {
            let key = frame.headers[StompHeader.key].map { Array($0) }
            ask(.join(room, key: key, hearing: mark))
            if !server.hears(room) { return }
        } else if let refusal = server.post(.attach(takesData: true, hearing: mark), to: room) {
            throw refusal
        }
        state.subscribe(StompState.Subscription(place: .room(room), heard: wished))
    }
}
