/// What anybody can learn of the room without being in it, unless it is secret.
extension Room {
    /// Nil for an outsider where the room is secret, as if there were none.
    func report(on question: Question, to asker: UserID) -> Report? {
        let isMember = members[asker] != nil
        if modes.contains(.secret) && !isMember { return nil }
        return switch question {
        case .members: .members(name, Array(members.values))
        case .topic: .topic(name, topic)
        case .history(let count, let after?): .history(name, id, backlog.first(count, after: after))
        case .history(let count, nil): .history(name, id, backlog.last(count))
        case .modes: .modes(name, modes, since: born, isForMember: isMember)
        }
    }
}
