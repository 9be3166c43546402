/// Coming, going, and being called otherwise.
extension Room {
    /// Others are told; the one who came learns the topic, what was said last and who is there, oneself among them. The
    /// first to come is the room's operator, but not in the lobby, which belongs to nobody.
    mutating func join(
        _ person: Member, spelling: RoomName, key: [UInt8]?, _ command: RoomCommand, at now: Moment,
        _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        if members[person.user] != nil { throw Refusal(.alreadyInRoom, about: name) }
        if let refusal = refusalToAdmit(person, key: key) { throw refusal }
        var member = person
        member.roles = members.isEmpty && name != rules.lobby ? Roles(.operator) : []
        if members.isEmpty {
            name = spelling
            born = now.time
        }
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

    /// Who leaves by a request is told so.
    mutating func leave(
        _ reason: MessageText?, _ command: RoomCommand, at now: Moment, _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        let member = try asker(command)
        let departure = goes(member, .left(reason), at: now, &deliveries)
        deliveries.append(.answer(.exited(name, departure), to: member.user, tag: command.tag))
    }

    /// Who leaves the server is not told: their goodbye is not the room's. They may have been made to leave the room just
    /// before; then there is nothing to do.
    mutating func quit(
        _ departure: Departure, _ command: RoomCommand, at now: Moment, _ deliveries: inout [Delivery]
    ) {
        guard let member = members[command.asker] else { return }
        _ = goes(member, departure, at: now, &deliveries)
    }

    /// The reason of a member who may not speak is dropped. Returns the departure as it is told.
    private mutating func goes(
        _ member: Member, _ departure: Departure, at now: Moment, _ deliveries: inout [Delivery]
    ) -> Departure {
        let departure = silences(member) ? departure.withoutWords : departure
        remove(member.user)
        deliveries.append(.exits(member.user))
        deliveries.append(.tell(number(.left(member, departure), at: now), except: nil))
        return departure
    }

    /// Of a member who is gone, only the time of the last message is kept, for slow mode.
    mutating func remove(_ user: UserID) { members[user] = nil }

    /// Others are told; oneself hears it once, from one's own session, however many rooms one is in. Who has just been made
    /// to leave is called otherwise elsewhere.
    mutating func rename(
        to new: UserName, _ command: RoomCommand, at now: Moment, _ deliveries: inout [Delivery]
    ) {
        guard let member = members[command.asker] else { return }
        members[member.user]?.name = new
        deliveries.append(.tell(number(.renamed(member, to: new), at: now), except: member.user))
    }
}
