internal import Wire

/// Users whom we talk with directly. A talk is with a user, by the number that the server gives them as long as they stay
/// connected; a name may change hands.
extension StompSession {
    /// A user whom we talk with.
    struct Partner: Equatable, Sendable {
        let id: String
        var name: String

        var place: StompPlace { .person(name, id: id) }
    }

    /// Users whose talks are followed at once; servers tell of fewer names.
    private static let mostPartners = 500

    /// A user of that name and number has said something to us or heard something of us; the place of the talk with them.
    mutating func meet(_ name: String, _ id: String?) -> StompPlace {
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

    /// The place of the talk with the user who is known by that name, or with nobody in particular.
    func partner(named name: String) -> StompPlace {
        partners.last { $0.name.foldedKey == name.foldedKey }?.place ?? .person(name)
    }

    /// The place with the present name of its user.
    func present(_ place: StompPlace) -> StompPlace {
        guard case .person(_, let id?) = place else { return place }
        return partners.first { $0.id == id }?.place ?? place
    }

    /// A watched user has left or is called otherwise.
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

    /// The server is there. Users whom a server knew before it was started anew are not known to it.
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
