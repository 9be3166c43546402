/// What non-members may know of the room. Only this file decides it.
extension Room {
    /// Whether the user may know that the room exists. Only members know of a secret room. A room without members does
    /// not exist: the command arrived after the last member left and before the room was created again.
    func isKnown(to user: UserID) -> Bool {
        members[user] != nil || !isEmpty && !modes.contains(.secret)
    }

    /// Answers a question of an asker who may know of the room.
    func report(on question: Question, to asker: UserID) -> RoomReport {
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
