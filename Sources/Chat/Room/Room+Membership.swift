/// Joining, leaving and renaming.
extension Room {
    /// Adds a member and tells the others. The new member receives the topic, recent messages and the member list,
    /// which includes them. The first member becomes operator, except in the lobby, which has no owner.
    mutating func join(
        _ person: Member, spelling: RoomName, key: [UInt8]?, _ command: RoomCommand, at now: Moment,
        _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        if members[person.user] != nil { throw Refusal(.alreadyInRoom, about: name) }
        if let refusal = refusalToAdmit(person, key: key) { throw refusal }
        var member = person
        member.roles = members.isEmpty && name != rules.lobby ? Roles(.operator) : []
        if members.isEmpty { name = spelling }
        invitations.removeAll { $0 == member.user }
        knocks[member.user] = nil
        members[member.user] = member
        deliveries.append(.enters(member.user))
        let event = number(.joined(member), at: now)
        deliveries.append(.tell(event, except: member.user))
        let entered = ServerReply.entered(
            name, by: event, topic: topic, replay: person.profile.isBot ? .none : backlog.replay(rules.replay),
            members: members,
            isSecret: modes.contains(.secret))
        deliveries.append(.answer(entered, to: member.user, tag: command.tag))
    }

    /// Removes a member who asked to leave, and confirms it to them.
    mutating func leave(
        _ reason: MessageText?, _ command: RoomCommand, at now: Moment, _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        let member = try asker(command)
        let departure = goes(member, .left(reason), at: now, &deliveries)
        deliveries.append(.answer(.exited(name, departure), to: member.user, tag: command.tag))
    }

    /// Removes a member who leaves the server; their session, not the room, says goodbye to them. Does nothing when the
    /// member was kicked just before.
    mutating func quit(
        _ departure: Departure, _ command: RoomCommand, at now: Moment, _ deliveries: inout [Delivery]
    ) {
        guard let member = members[command.user] else { return }
        _ = goes(member, departure, at: now, &deliveries)
    }

    /// Removes a member, and returns the departure as other members receive it. A member who may not speak loses the
    /// reason.
    private mutating func goes(
        _ member: Member, _ departure: Departure, at now: Moment, _ deliveries: inout [Delivery]
    ) -> Departure {
        let departure = silences(member) ? departure.withoutWords : departure
        remove(member.user)
        deliveries.append(.exits(member.user))
        deliveries.append(.tell(number(.left(member, departure), at: now), except: nil))
        return departure
    }

    /// Removes a member. Only the time of their last message is kept, for slow mode.
    mutating func remove(_ user: UserID) { members[user] = nil }

    /// Renames a member and tells the others. The user's own session tells the user once, however many rooms they are
    /// in. Does nothing when the member was kicked just before.
    mutating func rename(
        to new: UserName, _ command: RoomCommand, at now: Moment, _ deliveries: inout [Delivery]
    ) {
        guard let member = members[command.user] else { return }
        members[member.user]?.name = new
        deliveries.append(.tell(number(.renamed(member, to: new), at: now), except: member.user))
    }
}
