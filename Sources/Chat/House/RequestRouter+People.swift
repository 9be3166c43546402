/// Names, direct messages, and who is here.
extension RequestRouter {
    /// The name is taken first; then one is told who is here and comes into the lobby, if one wishes.
    mutating func login(_ login: Login, in house: some House) {
        if isPresent { return house.refuse(Refusal(.alreadyLoggedIn)) }
        if let refusal = house.checkServerPassword(login.password) {
            house.refuse(refusal)
            if login.hasOneAttempt {
                end(refusal.word == .tooManyAttempts ? .tooManyAttempts : .wrongPassword, in: house)
            }
            return
        }
        let name = login.name
        if name.shown.count > house.limits[.name] { return house.refuse(Refusal(.badName, about: name)) }
        if let refusal = house.reservation(of: name) { return house.refuse(refusal) }
        if let refusal = house.claim(name, login.introduction) { return house.refuse(refusal) }
        stage = .present(current: nil)
        house.tell(.welcome(name, house.facts, house.userCounts))
        if login.entersLobby {
            let online = house.everyone(atMost: Limits.namesInAList)
            house.tell(.online(online.names, total: online.total))
        }
        house.appear()
        if login.entersLobby { join(house.facts.lobby, key: nil, in: house) }
    }

    func rename(to name: UserName, in house: some House) {
        if name.shown.count > house.limits[.name] { return house.refuse(Refusal(.badName, about: name)) }
        let old = house.me
        // Nobody needs to hear that a name has become itself.
        if let old, old.name.shown == name.shown { return house.tell(.renamed(old, to: name)) }
        if let refusal = house.reservation(of: name) { return house.refuse(refusal) }
        if let refusal = house.rename(to: name) { return house.refuse(refusal) }
        if let old { house.tell(.renamed(old, to: name)) }
    }

    /// - Parameter user: who must have the name, where the speaker means nobody else.
    mutating func direct(_ said: ChatMessage, to name: UserName, only user: UserID?, in house: some House) {
        if !accepts(said, in: house) { return }
        if said.text.isEmpty, let recipient = house.person(name), let refusal = said.refusal(tellingIt: recipient) {
            return said.isUnanswered ? house.note(refusal) : house.refuse(refusal)
        }
        if let refusal = house.deliver(said, to: name, only: user) {
            return said.isUnanswered ? house.note(refusal) : house.refuse(refusal)
        }
        // Whoever only types has not said anything yet.
        if !said.isUnanswered, said.kind != .tags, let recipient = house.presence(of: name), let words = recipient.away
        {
            house.tell(.absent(recipient.member.name, words))
        }
    }

    /// Everyone, however many lines that takes.
    mutating func everyone(in house: some House) {
        let all = house.everyone(atMost: .max).names
        charge(all.count * Price.item)
        for page in pages(all) { house.tell(.everyone(page)) }
    }
}

/// A long list, cut into pieces; one empty piece where there is nothing.
public func pages<Element>(_ all: [Element], of size: Int = Limits.namesInAList) -> [[Element]] {
    if all.isEmpty { return [[]] }
    return stride(from: 0, to: all.count, by: size).map { start in
        Array(all[start..<min(all.count, start + size)])
    }
}
