internal import Wire

/// Tracks the partners of the user's direct conversations. A conversation belongs to a user id, which the server
/// assigns for the time of a connection, because a name may pass to another user.
extension StompSession {
    /// A user with whom the client's user has a direct conversation.
    struct Partner: Equatable, Sendable {
        let id: String
        var name: String

        var place: ConversationTarget { .person(name, id: id) }
    }

    /// The most partners that are followed at once; servers report on fewer names.
    private static let mostPartners = 500

    /// Records a user who sent or received a direct message, and returns the place of that conversation.
    mutating func meet(_ name: String, _ id: String?) -> ConversationTarget {
        guard let id else { return .person(name) }
        if let index = partners.firstIndex(where: { $0.id == id }) {
            if partners[index].name.foldedKey != name.foldedKey { rename(index, to: name) }
        } else {
            if partners.count >= StompSession.mostPartners { partners.removeFirst() }
            partners.append(Partner(id: id, name: name))
            watch(name, id)
        }
        return .person(name, id: id)
    }

    /// Returns the place of the conversation with the user of that name; without an id when that user is not known.
    func partner(named name: String) -> ConversationTarget {
        partners.last { $0.name.foldedKey == name.foldedKey }?.place ?? .person(name)
    }

    /// Returns the place with its user's current name.
    func present(_ place: ConversationTarget) -> ConversationTarget {
        guard case .person(_, let id?) = place else { return place }
        return partners.first { $0.id == id }?.place ?? place
    }

    /// Stops following a user, until one of both speaks to the other again.
    public mutating func forget(_ place: ConversationTarget) {
        guard case .person(_, let id?) = place, let index = partners.firstIndex(where: { $0.id == id }) else { return }
        unwatch(partners.remove(at: index).name)
    }

    /// Handles a watched user's leaving or renaming.
    mutating func hearGone(_ frame: StompFrame) {
        guard let id = frame.headers.text("user-id"), let index = partners.firstIndex(where: { $0.id == id }) else {
            return
        }
        if let name = frame.headers.text("name") {
            rename(index, to: name)
        } else {
            unwatch(partners[index].name)
            news.append(.partnerLeft(partners.remove(at: index).place, reason: ""))
        }
    }

    /// Handles the server's start time. A restarted server does not know the users from before its restart.
    mutating func meetServer(startedAt start: String?) {
        defer { serverStart = start }
        if start == serverStart { return partners.forEach { watch($0.name, $0.id) } }
        let reason = "the server was started anew"
        news += partners.map { .partnerLeft($0.place, reason: reason) }
        partners = []
        let lost = sends.filter { if case .person(_, _?) = $0.place { true } else { false } }
        sends.removeAll { send in lost.contains { $0.ticket == send.ticket } }
        news += lost.map { .undelivered(ticket: $0.ticket, reason: "no-such-user: \(reason)") }
    }

    private mutating func rename(_ index: Int, to name: String) {
        news.append(.partnerRenamed(partners[index].place, to: name))
        unwatch(partners[index].name)
        partners[index].name = name
        watch(name, partners[index].id)
    }

    private mutating func watch(_ name: String, _ id: String) {
        ask("watch", [("user", name), ("user-id", id)], about: nil, as: .watch)
    }

    private mutating func unwatch(_ name: String) { ask("unwatch", [("user", name)], about: nil, as: .watch) }
}
