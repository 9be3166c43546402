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

    var facts: ServerFacts { house.facts }
    var now: Timestamp { house.now() }
    var me: Member? { person.member }

    func claim(_ name: UserName, _ introduction: Introduction) -> Refusal? {
        if let refusal = house.register.claim(name, for: person) { return refusal }
        let profile = Profile(introduction, host: Array("cloak".utf8))
        let member = Member(user: person.id, name: name, profile: profile)
        house.visitors -= 1
        person.presence = Presence(member, from: Array("address".utf8), at: house.now())
        return nil
    }

    func admits(_ password: [UInt8]?) -> Bool { house.password.map { $0 == password } ?? true }

    func isOperator(_ name: [UInt8], _ password: [UInt8]) -> Bool {
        house.operators[String(decoding: name, as: UTF8.self)].map { $0.utf8.elementsEqual(password) } ?? false
    }

    func end(_ name: UserName, _ departure: Departure) -> Refusal? {
        guard let victim = house.register.owner(of: name) else { return Refusal(.noSuchUser, about: name) }
        victim.end(departure)
        return nil
    }

    func tellEveryone(_ tidings: Tidings, having mode: UserModes) {
        for listener in house.register.everyone where listener.presence?.modes.contains(mode) == true {
            listener.hear { listener.encodingClass.encode(tidings, to: listener.addressee, into: &$0) }
        }
    }

    func reload() {}

    func visits(of name: UserName) -> [Visit] { house.book.visits(of: name) }

    var census: Census {
        Census(presences(), visitors: house.visitors, rooms: house.rooms.all.count, most: house.register.most)
    }

    func watch(_ name: UserName) { house.watches.watch(name, person, as: person.id) }

    func unwatch(_ name: UserName) { house.watches.unwatch(name, as: person.id) }

    private func tell(_ tidings: Tidings, watchersOf name: UserName) {
        for watcher in house.watches.watchers(of: name) {
            watcher.hear { watcher.encodingClass.encode(tidings, to: watcher.addressee, into: &$0) }
        }
    }

    private func tellWatchers(ofGone member: Member) {
        house.book.note(Visit(member, ended: house.now()))
        tell(.gone(member.name), watchersOf: member.name)
    }

    func presence(of name: UserName) -> Presence? { house.register.owner(of: name)?.presence }

    func presences() -> [Presence] { house.register.everyone.compactMap(\.presence) }

    func rooms(of name: UserName) -> [RoomName] {
        house.register.owner(of: name)?.rooms.values.map(\.room.name) ?? []
    }

    func revise(_ change: (inout Presence) -> Void) {
        if var presence = person.presence {
            change(&presence)
            person.presence = presence
        }
    }

    func announce(_ announcement: Announcement, _ action: RoomCommand.Action) {
        let listeners = house.neighbours(of: person)
        for room in Array(person.rooms.values) { _ = house.perform(command(action), by: person, in: room) }
        for neighbour in listeners { neighbour.hear { neighbour.encodingClass.encode(announcement, into: &$0) } }
    }

    func rename(to name: UserName) -> Refusal? {
        guard let old = person.member else { return Refusal(.notLoggedIn) }
        if let refusal = house.register.rename(old.name, to: name) { return refusal }
        person.presence?.rename(to: name)
        announce(.renamed(old, to: name), .rename(name))
        house.register.releaseHeldBack(old.name)
        if old.name != name, let me {
            tellWatchers(ofGone: old)
            tell(.arrived(me), watchersOf: name)
        }
        return nil
    }

    func everyone(atMost most: Int) -> (names: [UserName], total: Int) {
        (house.register.names(atMost: most), house.register.count)
    }

    var roomCount: Int { person.rooms.count }

    func appear() {
        if let me { tell(.arrived(me), watchersOf: me.name) }
    }

    func ownRoom(_ room: RoomName) -> RoomName? { person.rooms[room.key]?.room.name }

    func enter(_ room: RoomName) -> Refusal? {
        guard let me else { return Refusal(.notLoggedIn) }
        switch house.open(room) {
        case .refused(let refusal): return refusal
        case .door(let door):
            _ = house.perform(command(.join(me, as: room)), by: person, in: door)
            tellAbsence(in: door)
            return nil
        }
    }

    func post(_ action: RoomCommand.Action, to room: RoomName) -> Refusal? {
        guard let door = person.rooms[room.key] else { return Refusal(.notInRoom, about: room) }
        _ = house.perform(command(action), by: person, in: door)
        return nil
    }

    func settle() {}

    func ask(_ question: Question, of room: RoomName) -> Result<Report, Refusal> {
        let report = house.rooms.find(room).flatMap { house.perform(command(.report(question)), by: person, in: $0) }
        return report.map { .success($0) } ?? .failure(Refusal(.noSuchRoom, about: room))
    }

    func ownRooms() -> [RoomName] { person.rooms.values.map(\.room.name) }

    func rooms() -> [RoomListing] { house.rooms.all.map(\.room.listing) }

    func deliver(_ said: Said, to name: UserName) -> Refusal? {
        guard let recipient = house.register.owner(of: name) else { return Refusal(.noSuchUser, about: name) }
        guard let me, let reached = recipient.member else { return Refusal(.notLoggedIn) }
        let time = house.now()
        let message = DirectMessage(
            id: MessageID(time: time, number: 0, by: 0), time: time, sender: me,
            said: said)
        recipient.hear { recipient.encodingClass.encode(message, to: reached.name, into: &$0) }
        return nil
    }

    func tell(_ answer: Answer) { person.hear { person.encodingClass.encode(answer, to: person.addressee, into: &$0) } }

    func refuse(_ refusal: Refusal) {
        person.hear { person.encodingClass.encode(refusal, to: person.addressee, into: &$0) }
    }

    func reply(_ bytes: [UInt8]) { person.hear { $0 += bytes } }

    func depart(_ departure: Departure) {
        house.watches.forget(person.id)
        guard let me else {
            house.visitors -= 1
            return
        }
        announce(.gone(me, departure), .quit(departure))
        house.register.release(me.name)
        person.presence = nil
        tellWatchers(ofGone: me)
    }

    private func tellAbsence(in door: SimulatedRoom) {
        guard let own, let words = own.away, person.rooms[door.room.name.key] === door else { return }
        for other in door.people where other !== person {
            other.hear { other.encodingClass.encode(.away(own.member, words), into: &$0) }
        }
    }

    private func command(_ action: RoomCommand.Action) -> RoomCommand { RoomCommand(action, by: person.id) }
}
