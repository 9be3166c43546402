/// What anybody can learn of the room without being in it.
extension Room {
    func report(on question: Question) -> Report {
        switch question {
        case .members: .members(name, Array(members.values))
        case .topic: .topic(name, topic)
        case .history(let count): .history(name, backlog.last(count))
        }
    }
}
