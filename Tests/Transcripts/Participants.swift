/// The clients that are connected, and the names that are bound, at each line of a transcript. `TranscriptReader` uses
/// it to find mistakes before the transcript is played.
struct Participants {
    private var present: Set<String> = []
    private var bound: Set<String> = []
    private(set) var isEmpty = true

    /// Applies the action of one line. Returns what is wrong when the action is impossible here, such as a line from a
    /// client that has not arrived.
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
        case .anyOrder: return nil  // The lines of the block were checked one by one.
        }
    }

    private func missing(_ who: String) -> String? { present.contains(who) ? nil : "\(who) is not here" }
}
