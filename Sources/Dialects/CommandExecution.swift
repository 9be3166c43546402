public import Chat

/// Carries out the deliveries of one command: decides which session receives which event, and in which encoding.
///
/// It holds everything that concerns only this command, so that a room keeps nothing of a command for the next one.
public struct CommandExecution<Session: RoomSession> {
    private let asker: Session
    private let tag: CommandTag?
    /// The tag that the dialect wants on all events that the asker receives from the room.
    private let hearing: CommandTag?
    private let time: Timestamp
    /// The replies to a command with a tag, before they are framed as its response.
    private var response: [UInt8] = []
    /// The class in which the asker has read the room, if the command has detached it.
    private var former: EncodingClass?
    /// The session that the command has detached last.
    private var detached: Session?
    /// The other sessions of a user who has joined by the command. They are attached by the next commands in the room's
    /// order.
    public private(set) var siblings: [Session] = []
    /// The room's report to the asker.
    public private(set) var report: RoomReport?
    /// The number of refusals that the asker was sent.
    public private(set) var refusals = 0

    /// Creates the execution of a command that was sent by `asker`, at the time at which the room applies it.
    public init(_ command: RoomCommand, by asker: Session, at time: Timestamp) {
        self.asker = asker
        tag = command.tag
        hearing = command.action.hearing
        self.time = time
    }

    /// Carries out the deliveries that the room has returned for the command. Called once.
    public mutating func carryOut<Seats: RoomSeats>(_ deliveries: Span<Delivery>, in seats: inout Seats)
    where Seats.Session == Session {
        for place in deliveries.indices {
            // A switch in place does not copy the delivery.
            switch deliveries[place] {
            case .tell(let event, let except): broadcast(event, except: except, &seats)
            case .tellSome(let event, let sessions): send(event, to: sessions, &seats)
            case .enters:
                // A session that hears rooms by subscription asks for that itself.
                siblings = seats.enter(by: asker).filter { !$0.encodingClass.hearsBySubscription }
            case .exits(let user):
                // A member leaves together with the last attached session, which belongs to the same user.
                if let detached, detached.userID == user { seats.leave(by: detached) }
            case .attaches: seats.attach(asker, reading: asker.encodingClass.hearing(hearing))
            case .detaches(let session): detach(session, &seats)
            case .respells:
                let former = seats.seat(of: asker.id).map { seats.encodingClass(in: $0) }
                let spelling = asker.encodingClass.hearing(like: former).hearing(hearing)
                seats.reattach(asker, reading: spelling)
            case .answer(let answer, let session) where session != asker.id: reply(answer, to: session, &seats)
            case .answer(let answer, _): reply(&seats) { $0.encode(answer, to: $1, into: &$2) }
            case .refuse(let refusal):
                refusals += 1
                reply(&seats) { $0.encode(refusal, to: $1, into: &$2) }
            case .saidBefore, .withhold: break  // The response to a tagged command reports it.
            case .report(let report): self.report = report
            }
        }
        if let tag { respond(to: tag, deliveries, &seats) }
    }

    private mutating func detach<Seats: RoomSeats>(_ session: SessionID, _ seats: inout Seats)
    where Seats.Session == Session {
        guard let seat = seats.seat(of: session) else { return }
        let session = seats.session(in: seat)
        if session === asker { former = seats.encodingClass(in: seat) }
        detached = session
        seats.detach(session)
    }

    /// Tells all of an event. The session that sent a command with a tag gets it alone, as a part of the response.
    private mutating func broadcast<Seats: RoomSeats>(_ event: Event, except: SessionID?, _ seats: inout Seats)
    where Seats.Session == Session {
        let seat = seats.seat(of: asker.id)
        let spelling = seat.map { seats.encodingClass(in: $0) }
        let isHeard = except != asker.id || spelling?.hearsOwn(event) ?? false
        if tag != nil, isHeard, let spelling {
            spelling.encode(event, in: seats.name, into: &response)
            seats.broadcast(event, by: asker.id, except: seat)
        } else {
            seats.broadcast(event, by: asker.id, except: isHeard ? nil : seat)
        }
    }

    /// Encodes an event for each of a few sessions.
    private mutating func send<Seats: RoomSeats>(_ event: Event, to sessions: [SessionID], _ seats: inout Seats)
    where Seats.Session == Session {
        for id in sessions {
            guard let seat = seats.seat(of: id) else { continue }
            let session = seats.session(in: seat)
            if session === asker && !session.encodingClass.hearsOwnWords { continue }
            let spelling = seats.encodingClass(in: seat)
            let reader = seats.recipient(session, tag: nil, at: time)
            var bytes: [UInt8] = []
            spelling.encode(event, in: seats.name, to: reader, into: &bytes)
            if session === asker && tag != nil {
                response += bytes
            } else {
                seats.send(bytes, to: session, of: (event, asker.id))
            }
        }
    }

    /// Replies to the session that sent the command.
    private mutating func reply<Seats: RoomSeats>(
        _ seats: inout Seats, _ encode: (EncodingClass, Recipient, inout [UInt8]) -> Void
    ) where Seats.Session == Session {
        let spelling = spelling(in: seats)
        let addressee = seats.recipient(asker, tag: tag, at: time)
        if tag != nil { return encode(spelling, addressee, &response) }
        var bytes: [UInt8] = []
        encode(spelling, addressee, &bytes)
        seats.send(bytes, to: asker, of: nil)
    }

    /// Tells an attached session that did not send the command.
    private func reply<Seats: RoomSeats>(_ answer: ServerReply, to session: SessionID, _ seats: inout Seats)
    where Seats.Session == Session {
        guard let seat = seats.seat(of: session) else { return }
        let session = seats.session(in: seat)
        let spelling = seats.encodingClass(in: seat)
        var bytes: [UInt8] = []
        spelling.encode(answer, to: seats.recipient(session, tag: nil, at: time), into: &bytes)
        seats.send(bytes, to: session, of: nil)
    }

    /// Sends the asker the replies that were collected for the command as one response, framed by the dialect for the
    /// command's tag. Sends nothing when there is no such room.
    private func respond<Seats: RoomSeats>(to tag: CommandTag, _ deliveries: Span<Delivery>, _ seats: inout Seats)
    where Seats.Session == Session {
        // The two conditions are not joined by `||`, because the compiler fails on that for a Span.
        if !deliveries.isEmpty, deliveries[0].isOfNoSuchRoom { return }
        var outcome = CommandOutcome()
        for place in deliveries.indices { outcome.record(deliveries[place]) }
        let bytes = spelling(in: seats).frame(response, for: tag, outcome, at: seats.serverName)
        seats.send(bytes, to: asker, of: nil)
    }

    /// Returns the class in which the asker reads the room's replies, also when the command has just detached it.
    private func spelling<Seats: RoomSeats>(in seats: Seats) -> EncodingClass where Seats.Session == Session {
        seats.seat(of: asker.id).map { seats.encodingClass(in: $0) } ?? former ?? asker.encodingClass
    }
}

extension RoomCommand.Action {
    /// The tag that the dialect wants on all events that the session receives from the room.
    fileprivate var hearing: CommandTag? {
        switch self {
        case .join(_, _, _, let hearing), .attach(_, let hearing): hearing
        case .create, .leave, .quit, .say, .sayTogether, .rename, .setTopic, .reintroduce, .announce, .kick,
            .changeModes, .invite, .knock, .detach, .hearAnew, .report:
            nil
        }
    }
}
