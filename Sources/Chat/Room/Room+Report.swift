/// What anybody can learn of the room without being in it, unless it is secret.
extension Room {
    /// Nil for an outsider where the room is secret, as if there were none.
    func report(on question: Question, to asker: UserID) -> Report? {
        let isMember = members[asker] != nil
        if modes.contains(.secret) && !isMember { return nil }
        return switch question {
        case .members: .members(name, Array(members.values), isSecret: modes.contains(.secret))
        case .member(let user):
            .members(name, members[user].map { [$0] } ?? [], isSecret: modes.contains(.secret))
        case .topic: .topic(name, topic)
        case .history(let stretch): .history(name, id, backlog.messages(stretch))
        case .modes: .modes(name, modes, since: born, isForMember: isMember)
        }
    }
}
