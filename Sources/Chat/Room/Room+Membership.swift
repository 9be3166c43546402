/// Joining, leaving and renaming.
extension Room {
    /// Adds a member and tells the others. The new member receives the topic, recent messages and the member list,
    /// which includes them. The first member becomes operator, except in the lobby, which has no owner.
    mutating func join(
        _ person: Member, spelling: RoomName, key: [UInt8]?, hearing: CommandTag?, _ command: RoomCommand,
        at now: Moment,
        _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        if members[person.user] != nil {
            // Another session of the user may have joined at the same time.
            if isAttached(command.session, of: person.user) { throw Refusal(.alreadyInRoom, about: name) }
            return try attach(takesData: person.takesData, hearing: hearing, command, &deliveries)
        }
        if let refusal = refusalToAdmit(person, key: key) { throw refusal }
        var member = person
        member.roles = members.isEmpty && name != rules.lobby ? Roles(.operator) : []
        if members.isEmpty { name = spelling }
        invitations.removeAll { $0 == member.user }
        knocks[member.user] = nil
        members[member.user] = member
        listen(command, takesData: person.takesData)
        deliveries.append(.enters(member.user))
        deliveries.append(.attaches(command.session))
        let event = number(.joined(member), at: now)
        let missed = absences.end(member.name, after: backlog.total)
        deliveries.append(.tell(event, except: command.session))
        deliveries.append(.answer(entered(member, by: event, missed: missed), to: command.session))
    }

    /// Returns what a session receives when it begins to hear the room, after the event `event`. `missed` is the number
    /// of messages since the user left the server.
    func entered(_ member: Member, by event: Event, missed: Int = 0) -> ServerReply {
        let replay = member.profile.isBot ? .none : backlog.replay(rules.replay, missed: missed)
        return .entered(
            name, by: event, topic: topic, replay: replay, members: members, isSecret: modes.contains(.secret))
    }

    /// Removes a member who asked to leave, and confirms it to all of the member's sessions.
    mutating func leave(
        _ reason: MessageText?, _ command: RoomCommand, at now: Moment, _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        let member = try asker(command)
        let departure = leaves(member, .left(reason), command, at: now, &deliveries)
        deliveries.append(.answer(.exited(name, departure), to: command.session))
    }

    /// Removes a member who leaves the server; their session, not the room, says goodbye to them. Does nothing when the
    /// member was kicked just before.
    mutating func quit(
        _ departure: Departure, _ command: RoomCommand, at now: Moment, _ deliveries: inout [Delivery]
    ) {
        guard let member = members[command.user] else { return }
        absences.begin(member.name, after: backlog.total)
        _ = leaves(member, departure, command, at: now, &deliveries)
    }

    /// Removes a member, and returns the departure as announced. A silenced member's reason is dropped. Sessions of the
    /// member that did not send the command, and go on, are told.
    mutating func leaves(
        _ member: Member, _ departure: Departure, _ command: RoomCommand, at now: Moment,
        _ deliveries: inout [Delivery]
    ) -> Departure {
        let departure = silences(member) ? departure.withoutWords : departure
        if case .left = departure {
            for session in sessions(of: [member]) where session != command.session {
                deliveries.append(.answer(.exited(name, departure), to: session))
            }
        }
        remove(member.user, &deliveries)
        deliveries.append(.tell(number(.left(member, departure), at: now), except: nil))
        return departure
    }

    /// Renames a member and tells the others. The session that sent the command tells the user once, however many rooms
    /// they are in. Does nothing when the member was kicked just before.
    mutating func rename(
        to new: UserName, _ command: RoomCommand, at now: Moment, _ deliveries: inout [Delivery]
    ) {
        guard let member = members[command.user] else { return }
        members[member.user]?.name = new
        deliveries.append(.tell(number(.renamed(member, to: new), at: now), except: command.session))
    }
}
