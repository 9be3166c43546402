internal import Chat
internal import Dialects

/// A room and the sessions that receive its events.
final class SimulatedRoom {
    var room: Room
    private(set) var people: [SimulatedPerson] = []
    /// The encoding class that was recorded for each session when it joined or resubscribed. It holds the STOMP
    /// subscriptions to the room.
    private var spellings: [SessionID: EncodingClass] = [:]
    let serverName: String

    init(_ room: Room, at serverName: String) {
        self.room = room
        self.serverName = serverName
    }
}

extension SimulatedRoom: RoomSeats {
    var name: RoomName { room.name }

    func seat(of session: SessionID) -> SimulatedPerson? { people.first { $0.id == session } }

    func session(in seat: SimulatedPerson) -> SimulatedPerson { seat }

    func encodingClass(in seat: SimulatedPerson) -> EncodingClass {
        seat.encodingClass.hearing(like: spellings[seat.id])
    }

    func recipient(_ session: SimulatedPerson, tag: Chat.CommandTag?, at time: Timestamp) -> Recipient {
        session.addressee(tag)
    }

    func enter(by session: SimulatedPerson) -> [SimulatedPerson] {
        session.user.rooms[name.key] = self
        session.user.invitations.removeAll { $0.room == name }
        return session.user.sessions.others(than: session.id)
    }

    func leave(by session: SimulatedPerson) { session.user.rooms[name.key] = nil }

    func attach(_ session: SimulatedPerson, reading encodingClass: EncodingClass) {
        spellings[session.id] = encodingClass
        people.append(session)
    }

    func detach(_ session: SimulatedPerson) {
        people.removeAll { $0 === session }
        spellings[session.id] = nil
    }

    func reattach(_ session: SimulatedPerson, reading encodingClass: EncodingClass) {
        spellings[session.id] = encodingClass
    }

    func broadcast(_ event: Event, by speaker: SessionID, except seat: SimulatedPerson?) {
        for reader in people where reader !== seat {
            reader.hear { encodingClass(in: reader).encode(event, in: name, into: &$0) }
        }
    }

    func send(_ bytes: [UInt8], to session: SimulatedPerson, of message: (event: Event, speaker: SessionID)?) {
        session.hear { $0 += bytes }
    }
}
