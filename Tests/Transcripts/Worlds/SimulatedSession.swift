internal import Chat
internal import Dialects

/// A simulated house as one person sees it.
final class SimulatedSession: House {
    private let person: SimulatedPerson
    private let house: SimulatedHouse

    init(_ person: SimulatedPerson, in house: SimulatedHouse) {
        self.person = person
        self.house = house
    }

    var limits: Limits { house.limits }
    var serverName: String { house.serverName }
    var lobby: RoomName { house.lobby }
    var messageOfTheDay: [Text] { house.messageOfTheDay }

    func claim(_ name: UserName) -> Refusal? {
        if let refusal = house.register.claim(name, for: person) { return refusal }
        person.name = name
        return nil
    }

    func rename(to name: UserName) -> Refusal? {
        guard let old = person.name else { return Refusal(.notLoggedIn) }
        if let refusal = house.register.rename(old, to: name) { return refusal }
        person.name = name
        for room in Array(person.rooms.values) { _ = house.perform(command(.rename(name)), by: person, in: room) }
        house.register.releaseHeldBack(old)
        return nil
    }

    func everyone(atMost most: Int) -> (names: [UserName], total: Int) {
        (house.register.names(atMost: most), house.register.count)
    }

    var roomCount: Int { person.rooms.count }

    func joined(_ room: RoomName) -> RoomName? { person.rooms[room.key]?.room.name }

    func enter(_ room: RoomName) -> Refusal? {
        guard let name = person.name else { return Refusal(.notLoggedIn) }
        switch house.open(room) {
        case .refused(let refusal): return refusal
        case .door(let door):
            _ = house.perform(command(.join(Member(user: person.id, name: name), as: room)), by: person, in: door)
            return nil
        }
    }

    func post(_ action: RoomCommand.Action, to room: RoomName) -> Refusal? {
        guard let door = person.rooms[room.key] else { return Refusal(.notInRoom, about: room) }
        _ = house.perform(command(action), by: person, in: door)
        return nil
    }

    func settle() {}

    func ask(_ question: Question, of room: RoomName) -> Report? {
        house.rooms.find(room).flatMap { house.perform(command(.report(question)), by: person, in: $0) }
    }

    func rooms() -> [RoomListing] { house.rooms.all.map(\.room.listing) }

    func deliver(_ said: Said, to name: UserName) -> Refusal? {
        guard let recipient = house.register.owner(of: name) else { return Refusal(.noSuchUser, about: name) }
        guard let own = person.name else { return Refusal(.notLoggedIn) }
        let time = house.now()
        let message = DirectMessage(
            id: MessageID(time: time, number: 0, by: 0), time: time, sender: Member(user: person.id, name: own),
            said: said)
        recipient.hear { recipient.encodingClass.encode(message, into: &$0) }
        return nil
    }

    func tell(_ answer: Answer) { person.hear { person.encodingClass.encode(answer, into: &$0) } }

    func refuse(_ refusal: Refusal) { person.hear { person.encodingClass.encode(refusal, into: &$0) } }

    func depart(_ departure: Departure) {
        for room in Array(person.rooms.values) { _ = house.perform(command(.quit(departure)), by: person, in: room) }
        if let name = person.name { house.register.release(name) }
        person.name = nil
    }

    private func command(_ action: RoomCommand.Action) -> RoomCommand { RoomCommand(action, by: person.id) }
}
