/// Admission, invitations and knocks.
extension Room {
    /// Returns the reason to keep a user out. An invitation overrides everything but a key, which it does not replace.
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

    /// Notifies the members who can invite of a request for an invitation. Each user can knock once a minute.
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
        let hosts = members.values.filter { $0.roles.reach(.halfOperator) }
        let event = number(.knocked(person, isMuted(person) ? nil : words), at: now)
        deliveries.append(.tellSome(event, sessions(of: hosts)))
        deliveries.append(.answer(.knocked(name), to: command.session))
    }

    /// Invites a user. The room tells the asker, and the members whose clients request it. The asker's session tells
    /// the invited user, since the room knows only its members.
    mutating func invite(
        _ person: Member, _ command: RoomCommand, at now: Moment, _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        let host = try asker(command)
        if members[person.user] != nil { throw Refusal(.userInRoom, about: person.name, in: name) }
        if modes.contains(.inviteOnly) { try require(.halfOperator, of: host) }
        // An invitation by a member below half-operator is announced, but it overrides no restriction.
        if host.roles.reach(.halfOperator) {
            invitations.removeAll { $0 == person.user }
            if invitations.count >= Room.mostInvitations { invitations.removeFirst() }
            invitations.append(person.user)
        }
        deliveries.append(.tell(number(.invited(person.name, by: host), at: now), except: command.session))
        deliveries.append(.answer(.inviting(person.name, to: name), to: command.session))
        deliveries.append(.report(.invited(Invitation(room: name, life: id))))
    }

    /// The most invitations kept; the newest replaces the oldest. Also the most knocks, which are then all cleared.
    static let mostInvitations = 200
    /// The time that a user must wait between two knocks.
    private static let millisecondsBetweenKnocks: UInt64 = 60_000
}
