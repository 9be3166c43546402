internal import Chat
internal import Dialects

/// The operations of a session whose user may have other sessions.
extension SimulatedSession {
    func mayClaim(_ name: UserName) -> Bool { server.attachesSessionsByName || person(name) == nil }

    func appear() {
        guard let me else { return }
        person.user.sessions.appear(person.id)
        let wasAway = person.user.presence?.away != nil
        person.user.revise()
        if !person.isAdditional { return notify(.arrived(me), watchersOf: me.name) }
        if !person.encodingClass.hearsBySubscription {
            for room in Array(person.user.rooms.values) {
                _ = server.perform(
                    command(.attach(takesData: person.encodingClass.takesData)), by: person, in: room)
            }
        }
        if wasAway && person.user.presence?.away == nil { announce(.away(me, nil), .announce) }
    }

    func setAway(_ words: MessageText?) -> MessageText? {
        person.user.sessions.setAway(words, for: person.id)
        person.user.revise()
        return person.user.presence?.away
    }

    func hears(_ room: RoomName) -> Bool { person.user.rooms[room.key]?.people.contains { $0 === person } ?? false }

    /// Detaches this session from the user's rooms, while the user stays with other sessions. Announces the user's away
    /// message if it has changed.
    func detach(_ departure: Departure) {
        for room in Array(person.user.rooms.values) {
            _ = server.perform(command(.detach(departure)), by: person, in: room)
        }
        let before = person.user.presence?.away
        person.user.revise()
        if let own, before != own.away { announce(.away(own.member, own.away), .announce) }
    }
}
