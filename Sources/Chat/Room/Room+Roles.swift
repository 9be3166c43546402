/// Members' roles and what they permit.
extension Room {
    /// Returns the member with this name.
    func member(named name: UserName) -> Member? { members.values.first { $0.name == name } }

    /// Refuses a member whose highest role is below `role`.
    func require(_ role: Role, of member: Member) throws(Refusal) {
        if !member.roles.reach(role) { throw Refusal(.notOperator, about: name) }
    }

    /// Returns the member with this name.
    ///
    /// - Throws: a refusal with the user and the room when there is no such member.
    func present(_ user: UserName) throws(Refusal) -> Member {
        guard let member = member(named: user) else { throw Refusal(.userNotInRoom, about: user, in: name) }
        return member
    }

    /// Gives or takes a role; returns nil when nothing changes. Any member may give up a role of their own. An operator
    /// may appoint a founder when the room has none.
    mutating func change(_ role: Role, of user: UserName, isGiven: Bool, by changer: Member) throws(Refusal)
        -> UserName?
    {
        let member = try present(user)
        let laysDown = member.user == changer.user && !isGiven
        let founds = role == .founder && isGiven && changer.roles.reach(.operator) && !hasFounder
        if !laysDown && !founds && changer.roles.highest?.mayGive(role) != true {
            throw Refusal(.notOperator, about: name)
        }
        if member.roles.contains(Roles(role)) == isGiven { return nil }
        if isGiven {
            members[member.user]?.roles.insert(Roles(role))
        } else {
            members[member.user]?.roles.remove(Roles(role))
        }
        return member.name
    }

    private var hasFounder: Bool { members.values.contains { $0.roles.contains(Roles(.founder)) } }

    /// Removes a member and tells all members, the removed one too, in all of their sessions. A member cannot remove one of higher rank.
    mutating func kick(
        _ user: UserName, _ reason: MessageText?, _ command: RoomCommand, at now: Moment, _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        let kicker = try asker(command)
        try require(.halfOperator, of: kicker)
        let kicked = try present(user)
        if let rank = kicked.roles.highest, rank > .voice, kicker.user != kicked.user {
            let reached = max(rank, .operator)
            if !kicker.roles.reach(reached) { throw Refusal(.notOperator, about: name) }
        }
        deliveries.append(.tell(number(.kicked(kicked, by: kicker, reason), at: now), except: nil))
        remove(kicked.user, &deliveries)
    }
}
