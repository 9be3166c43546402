/// What a desk hears of the server.
extension ChatScreen {
    /// We are in a room: what it is about and who is there. It is opened where we have asked for it.
    public mutating func enter(_ room: String, topic: String, members: [Participant], opening: Bool) {
        let index = begin(.room(room))
        if index == 0 { return }
        windows[index].place = .room(room)
        windows[index].isEntered = true
        windows[index].topic = topic
        windows[index].setMembers(members)
        if opening { open(index) }
    }

    /// We are in a room no longer. What was said there can still be read, unless that is not wanted.
    public mutating func exit(_ room: String, closing: Bool) {
        guard let index = index(of: .room(room)) else { return }
        if closing { return close(index) }
        windows[index].isEntered = false
        windows[index].setMembers([])
    }

    /// A talk is to be seen, and begins where there was none.
    public mutating func show(_ place: WindowTarget) { open(begin(place)) }

    /// Something was said or told at a place, where a talk begins if there was none.
    ///
    /// - Parameter isPast: whether it is no news, so that nobody has missed it.
    /// - Returns: whether it calls us, so that a bell may be rung.
    @discardableResult
    public mutating func hear(_ entry: ScrollbackEntry, at place: WindowTarget, isPast: Bool = false) -> Bool {
        var entry = entry
        entry.isMention = entry.isSpeech && !entry.isOwn && Mention.of(ownName, in: entry.text)
        let index = begin(place)
        if let ticket = entry.ticket { windows[index].found(ticket) }
        windows[index].append(entry)
        let isMissed = index != current || windows[index].anchor != nil
        if isPast || entry.isOwn || !entry.isSpeech { return false }
        if isMissed { windows[index].miss(entry) }
        return entry.isMention || place.kind == .person
    }

    /// We have said something that is on its way: it is shown behind all that was said there.
    public mutating func expect(_ entry: ScrollbackEntry, at place: WindowTarget) {
        let index = begin(place)
        windows[index].expect(entry)
    }

    /// Words of our own have arrived, or never will.
    ///
    /// - Parameter isToldAgain: whether they will be heard, too, in their place among what others say.
    public mutating func settle(
        _ ticket: String, as delivery: ScrollbackEntry.Delivery, at time: WallTime? = nil, isToldAgain: Bool = false
    ) {
        for index in windows.indices { windows[index].settle(ticket, as: delivery, at: time, isToldAgain: isToldAgain) }
    }

    /// A user has joined a room.
    public mutating func join(_ name: String, _ room: String) {
        if let index = index(of: .room(room)) { windows[index].join(name) }
    }

    /// A member of a room now holds a role, shown by that sign, or holds it no longer.
    public mutating func setRank(_ rank: String, of name: String, _ room: String, isHeld: Bool) {
        if let index = index(of: .room(room)) { windows[index].setRank(rank, of: name, isHeld: isHeld) }
    }

    /// Somebody has gone from a room.
    public mutating func leave(_ name: String, _ room: String) {
        if let index = index(of: .room(room)) { windows[index].remove(name) }
    }

    /// A member of a room is called otherwise.
    public mutating func rename(_ name: String, to new: String, _ room: String) {
        if let index = index(of: .room(room)) { windows[index].rename(name, to: new) }
    }

    /// The user of this client has another name, in every room.
    public mutating func renameSelf(to new: String) {
        for index in windows.indices { windows[index].rename(ownName, to: new) }
        ownName = new
    }

    /// That user is the one whom we talk with by that name.
    public mutating func meet(_ person: WindowTarget) { if index(of: person) != nil { begin(person) } }

    /// The user whom we talk with is called otherwise; the talk goes on, in those words.
    public mutating func renamePartner(_ person: WindowTarget, to name: String, _ words: String, at time: WallTime) {
        guard let index = index(of: person) else { return }
        windows[index].place = .person(name, identity: person.identity)
        windows[index].append(ScrollbackEntry(.told, words, at: time))
    }

    /// The user whom we talk with has left, in those words. Another one of that name has a talk of their own.
    public mutating func losePartner(_ person: WindowTarget, _ words: String, at time: WallTime) {
        guard let index = index(of: person) else { return }
        windows[index].isEntered = false
        windows[index].append(ScrollbackEntry(.told, words, at: time))
    }

    /// The server greets us: kept until we have arrived.
    public mutating func greet(_ words: String, at time: WallTime) {
        let entry = ScrollbackEntry(.told, words, at: time)
        windows[0].append(entry)
        greeting.append(entry)
    }

    /// We are where we wanted to be: what the server greeted us with is shown there, below what was said before.
    public mutating func arrive() {
        if current != 0 { for entry in greeting { open.append(entry) } }
        greeting = []
    }

    /// Who is in a room now.
    public mutating func setMembers(_ members: [Participant], _ room: String) {
        if let index = index(of: .room(room)) { windows[index].setMembers(members) }
    }

    /// What a room is about now.
    public mutating func setTopic(_ topic: String, _ room: String) {
        if let index = index(of: .room(room)) { windows[index].topic = topic }
    }
}
