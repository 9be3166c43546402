/// What an outsider may know of the room. This is decided here alone.
extension Room {
    /// Whether the user may know that there is such a room: a secret one is known to its members. A room without members is
    /// none: the command came between its death and its next birth.
    func isKnown(to user: UserID) -> Bool {
        members[user] != nil || !isEmpty && !modes.contains(.secret)
    }

    /// What the question asks for, of a room that the asker may know of.
    func report(on question: Question, to asker: UserID) -> Report {
        switch question {
        case .members: .members(name, Array(members.values), isSecret: modes.contains(.secret))
        case .member(let user):
            .members(name, members[user].map { [$0] } ?? [], isSecret: modes.contains(.secret))
        case .topic: .topic(name, topic)
        case .history(let range):
            .history(name, id, backlog.messages(range), forgotten: backlog.forgotten(of: range))
        case .modes: .modes(name, modes, since: born, isForMember: members[asker] != nil)
        }
    }
}
