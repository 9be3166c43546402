/// Who is on the stage, as far as the script alone can tell, so that a slip of the pen is found before the play.
struct Participants {
    private var present: Set<String> = []
    private var bound: Set<String> = []
    private(set) var isEmpty = true

    /// Goes along with a line of the script; a sentence if that can't be.
    mutating func follow(_ action: Step.Action) -> String? {
        switch action {
        case .arrives(let who, _):
            isEmpty = false
            return present.insert(who).inserted ? nil : "\(who) is here already"
        case .sends(let who, let phrase):
            if let name = phrase.names.first(where: { !bound.contains($0) }) { return "nothing is bound to {\(name)}" }
            return missing(who)
        case .hears(let hearing), .skips(to: let hearing):
            bound.formUnion(hearing.pattern.names)
            return missing(hearing.who)
        case .hearsNothing(let who): return missing(who)
        case .hangsUp(let who), .isClosed(let who):
            return present.remove(who) == nil ? "\(who) is not here" : nil
        case .anyOrder: return nil  // its lines have come by one by one
        }
    }

    private func missing(_ who: String) -> String? { present.contains(who) ? nil : "\(who) is not here" }
}
