internal import Chat
internal import Dialects

/// The seats of the room's audience, and the users and outboxes behind them.
extension RoomRunner: RoomSeats {
    var name: RoomName { room.name }
    var serverName: String { manager.serverName }

    func seat(of session: SessionID) -> Audience.SeatIndex? { audience.place(of: session) }

    func session(in seat: Audience.SeatIndex) -> SessionEndpoint { audience[seat].session }

    func encodingClass(in seat: Audience.SeatIndex) -> EncodingClass { audience.encodingClass(in: seat) }

    mutating func recipient(_ session: SessionEndpoint, tag: CommandTag?, at time: Timestamp) -> Recipient {
        told += 1
        let number = Recipient.Number(told, of: room.id.number)
        return Recipient(session.user.member, at: serverName, time, tag: tag, number: number)
    }

    mutating func enter(by session: SessionEndpoint) -> [SessionEndpoint] {
        let user = session.user
        if creator == nil {
            creator = user.from
            manager.counters.rooms.count()
            manager.log.recordBounded("room created", from: user.from, ("room", name.description))
        }
        let siblings = user.entered(thread, by: session.id)
        manager.log.recordBounded("joined", from: user.from, ("user", user.loggedName), ("room", name.description))
        return siblings
    }

    mutating func leave(by session: SessionEndpoint) {
        let user = session.user
        user.left(thread)
        manager.log.recordBounded("left", from: user.from, ("user", user.loggedName), ("room", name.description))
    }

    mutating func attach(_ session: SessionEndpoint, reading encodingClass: EncodingClass) {
        if batch.hasMoved(session.id, audience) { send() }
        session.attached(thread, true)
        batch.attach(session, reading: encodingClass, &audience)
    }

    mutating func detach(_ session: SessionEndpoint) {
        session.attached(thread, false)
        if batch.hasMoved(session.id, audience) { send() }
        batch.detach(session.id, &audience)
    }

    /// Earlier items are sent in the former class.
    mutating func reattach(_ session: SessionEndpoint, reading encodingClass: EncodingClass) {
        send()
        audience.remove(session.id)
        audience.insert(session, reading: encodingClass)
    }

    mutating func broadcast(_ event: Event, by speaker: SessionID, except seat: Audience.SeatIndex?) {
        batch.append(event, by: speaker, in: name, except: seat, &audience)
        // One command can be a transaction of many messages.
        if batch.isFull { send() }
    }

    mutating func send(
        _ bytes: [UInt8], to session: SessionEndpoint, of message: (event: Event, speaker: SessionID)?
    ) {
        batch.append(to: session, alone: bytes, of: message, &audience)
        if batch.isFull { send() }
    }
}
