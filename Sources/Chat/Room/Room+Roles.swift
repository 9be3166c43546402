/// Who may do what in a room.
extension Room {
    /// The member of that name.
    func member(named name: UserName) -> Member? { members.values.first { $0.name == name } }

    /// Stops those whose role is less than that.
    func require(_ role: Role, of member: Member) throws(Refusal) {
        if !member.roles.reach(role) { throw Refusal(.notOperator, about: name) }
    }

    /// The member of that name, or a refusal that names both.
    func present(_ user: UserName) throws(Refusal) -> Member {
        guard let member = member(named: user) else { throw Refusal(.userNotInRoom, about: user, in: name) }
        return member
    }

    /// Gives a role or takes it; nil where that changes nothing. Anybody may lay down a role of their own, and an operator
    /// may name a founder where there is none.
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

    /// Everyone hears of it, the one who must go, too; nobody removes those above them.
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
        remove(kicked.user)
        deliveries.append(.exits(kicked.user))
    }
}
