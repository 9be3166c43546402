/// Coming, going, and being called otherwise.
extension Room {
    /// Others are told; the one who came learns the topic, what was said last and who is there, oneself among them.
    mutating func join(
        _ member: Member, spelling: RoomName, _ command: RoomCommand, at now: Timestamp, _ deliveries: inout [Delivery]
    ) {
        if members[member.user] != nil {
            deliveries.append(
                .refuse(Refusal(.alreadyInRoom, about: name), to: command.asker, tag: command.tag))
            return
        }
        if members.isEmpty { name = spelling }
        members[member.user] = member
        deliveries.append(.enters(member.user))
        deliveries.append(.tell(number(.joined(member), at: now), except: member.user))
        let entered = Answer.entered(
            name, topic: topic, replay: backlog.last(rules.replay), members: members)
        deliveries.append(.answer(entered, to: member.user, tag: command.tag))
    }

    /// Who leaves by a request is told so; who leaves the server is not: their goodbye is not the room's.
    mutating func leave(
        _ departure: Departure, _ command: RoomCommand, at now: Timestamp, _ deliveries: inout [Delivery]
    ) {
        guard let member = member(command, &deliveries) else { return }
        members[member.user] = nil
        deliveries.append(.exits(member.user))
        deliveries.append(.tell(number(.left(member, departure), at: now), except: nil))
        if case .left = departure {
            deliveries.append(.answer(.exited(name, departure), to: member.user, tag: command.tag))
        }
    }

    /// Others are told; oneself hears it once, from one's own session, however many rooms one is in.
    mutating func rename(
        to new: UserName, _ command: RoomCommand, at now: Timestamp, _ deliveries: inout [Delivery]
    ) {
        guard let member = member(command, &deliveries) else { return }
        members[member.user]?.name = new
        deliveries.append(.tell(number(.renamed(member, to: new), at: now), except: member.user))
    }
}
