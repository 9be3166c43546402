/// Who comes in, and who is asked to.
extension Room {
    /// Why the person can't come in. An invitation opens all doors but a locked one: it is no key.
    func refusalToAdmit(_ member: Member, key: [UInt8]?) -> Refusal? {
        if members.isEmpty { return nil }
        if let lock = modes.key, lock != key { return Refusal(.wrongKey, about: name) }
        if invitations.contains(member.user) { return nil }
        if modes.hold(.bans, member, isMute: false) && !modes.hold(.exceptions, member, isMute: false) {
            return Refusal(.banned, about: name)
        }
        if modes.contains(.inviteOnly) && !modes.hold(.inviteExceptions, member) {
            return Refusal(.inviteOnly, about: name)
        }
        if let limit = modes.limit, members.count >= limit { return Refusal(.roomFull, about: name) }
        return nil
    }

    /// Those hear of it who could invite, once a minute from each.
    mutating func knock(
        _ person: Member, _ words: MessageText?, _ command: RoomCommand, at now: Moment, _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        if members[person.user] != nil { throw Refusal(.alreadyInRoom, about: name) }
        guard let refusal = refusalToAdmit(person, key: nil) else { throw Refusal(.roomOpen, about: name) }
        if refusal.word == .banned { throw refusal }
        if let last = knocks[person.user], now.milliseconds(since: last) < Room.millisecondsBetweenKnocks {
            throw Refusal(.alreadyKnocked, about: name)
        }
        if knocks.count >= Room.mostInvitations { knocks.removeAll() }
        knocks[person.user] = now.uptime
        let hosts = members.values.filter { $0.roles.reach(.halfOperator) }.map(\.user)
        deliveries.append(.tellSome(number(.knocked(person, isMuted(person) ? nil : words), at: now), hosts))
        deliveries.append(.answer(.knocked(name), to: person.user, tag: command.tag))
    }

    /// The asker and, where their client wishes it, the other members hear of it; whoever is invited is told by the
    /// asker's session, since the room knows only those who are in it.
    mutating func invite(
        _ person: Member, _ command: RoomCommand, at now: Moment, _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        let host = try asker(command)
        if members[person.user] != nil { throw Refusal(.userInRoom, about: person.name, in: name) }
        if modes.contains(.inviteOnly) { try require(.halfOperator, of: host) }
        // The invitation of a member who does not rule the room opens no door: it is told, and nothing more.
        if host.roles.reach(.halfOperator) {
            invitations.removeAll { $0 == person.user }
            if invitations.count >= Room.mostInvitations { invitations.removeFirst() }
            invitations.append(person.user)
        }
        deliveries.append(.tell(number(.invited(person.name, by: host), at: now), except: host.user))
        deliveries.append(.answer(.inviting(person.name, to: name), to: host.user, tag: command.tag))
        deliveries.append(.report(.invited(Invitation(room: name, life: id))))
    }

    /// Invitations that a room remembers; the oldest makes room for the newest. As many knocks, which are then forgotten.
    private static let mostInvitations = 200
    /// How long one waits before one knocks again.
    private static let millisecondsBetweenKnocks: UInt64 = 60_000
}
