internal import Chat
internal import Wire

extension StompFrameHandler {
    /// COMMIT: checks all frames of the transaction, then performs them, those to one room without a break. If a check
    /// fails, no frame is performed. If a room refuses its part later, the parts in earlier rooms remain.
    static let commit = StompFrameHandler(
        .commit, needs: [StompHeader.transaction], respondsItself: true, check: checkTransaction
    ) { exchange in
        if let transaction = exchange.state.close(exchange.transactionID) {
            exchange.commit(transaction)
        }
    }
}

/// The action of one frame in a transaction.
private enum Step {
    case say([ChatMessage], in: RoomName)
    case direct(ChatMessage, to: UserName, only: UserID?)
    /// ACK and NACK, which the server checked on arrival.
    case nothing
}

/// An action, and the receipts that its frames ask for.
private struct Part {
    var wish: Step
    var receipts: [[UInt8]]
}

extension StompContext {
    /// Keeps the frame until COMMIT. It keeps only as much of a body as shows that the body is too long.
    mutating func wait() {
        var kept = frame
        kept.body = Array(frame.body.prefix(server.limits[.text] + 1))
        let bytes = kept.headers.memory + kept.body.count + Limits.frameOverhead
        guard state.waitingFrames < Limits.transactionFrames, state.mayWait(bytes, in: server) else {
            state.spoil(transactionID)
            router.charge(Price.question)
            return respond(to: request(frame)) { $0.server.refuse(Refusal(.tooManyFrames)) }
        }
        state.append(kept, bytes, to: transactionID)
    }

    fileprivate mutating func commit(_ transaction: StompState.Transaction) {
        let request = request(frame)
        var parts: [Part] = []
        do throws(Refusal) {
            if transaction.isTooLong { throw Refusal(.tooManyFrames) }
            parts = try self.parts(transaction.frames)
        } catch {
            let receipts = transaction.frames.map { self.request($0).receipts }.joined() + request.receipts
            let all = StompRequest(destination: [], name: request.name, receipts: Array(receipts), request.style)
            return respond(to: all) { $0.server.refuse(error) }
        }
        var refusal: Refusal?
        // Only rooms can still refuse, so their parts come first; a refusal stops the rest.
        for part in parts.filter({ $0.room != nil }) + parts.filter({ $0.room == nil }) {
            let style = request.refusesByError ? .elsewhere : request.style
            let own = StompRequest(destination: [], name: request.name, receipts: part.receipts, style)
            respond(to: own) { exchange in
                if let refusal { exchange.server.record(refusal) } else { refusal = exchange.perform(part.wish) }
            }
        }
        respond(to: request) { if let refusal { $0.server.record(refusal) } }
    }

    // MARK: Checking

    /// Returns the actions of the frames. All messages to one room form one part, at the position of the first.
    private func parts(_ frames: [StompFrame]) throws(Refusal) -> [Part] {
        var parts: [Part] = []
        for frame in frames {
            let receipts = request(frame).receipts
            let wish = try self.wish(frame)
            if case .say(let said, let room) = wish,
                let place = parts.firstIndex(where: { $0.room == room }), case .say(let before, _) = parts[place].wish
            {
                parts[place] = Part(wish: .say(before + said, in: room), receipts: parts[place].receipts + receipts)
            } else {
                parts.append(Part(wish: wish, receipts: receipts))
            }
        }
        return parts
    }

    private func wish(_ frame: StompFrame) throws(Refusal) -> Step {
        if frame.command != .send { return .nothing }
        let limit = server.limits[.text]
        if frame.body.count > limit { throw Refusal(.textTooLong, about: String(limit).utf8) }
        var exchange = self
        exchange.frame = frame
        let destination = frame.headers[StompHeader.destination] ?? []
        switch try StompDestination(destination) {
        case .room(let room):
            if server.ownRoom(room) == nil { throw Refusal(.notInRoom, about: room) }
            return .say([try exchange.sayable()], in: room)
        case .user(let user):
            let only = try exchange.userID()
            guard let person = server.person(user), only == nil || only == person.user else {
                throw Refusal(.noSuchUser, about: user)
            }
            let said = try exchange.sayable()
            if let refusal = said.refusal(tellingIt: person) { throw refusal }
            return .direct(said, to: user, only: only)
        case .server: throw Refusal(.badArgument, about: destination)
        case .direct, .answers: throw StompDestination.refusal(destination)
        }
    }

    /// Returns the message in the body, checked against the limits before the transaction performs anything.
    private func sayable() throws(Refusal) -> ChatMessage {
        let said = try said()
        if let refusal = server.limits.refusal(of: said) { throw refusal }
        return said
    }

    // MARK: Doing

    private mutating func perform(_ wish: Step) -> Refusal? {
        switch wish {
        case .say(let said, let room): return router.sayTogether(said, in: room, at: now, server: server)
        case .direct(let said, let user, let only):
            ask(.direct(user, said, only: only))
            return nil
        case .nothing: return nil
        }
    }
}

extension Part {
    /// The room that receives the messages of this part.
    fileprivate var room: RoomName? {
        if case .say(_, let room) = wish { room } else { nil }
    }
}
