/// Applies the server's events to the screen.
extension ChatScreen {
    /// Shows a joined room with its topic and members. It opens when the user asked to join.
    public mutating func enter(_ room: String, topic: String, members: [Participant], opening: Bool) {
        let index = begin(.room(room))
        if index == 0 { return }
        windows[index].place = .room(room)
        windows[index].isEntered = true
        windows[index].topic = topic
        windows[index].setMembers(members)
        if opening { open(index) }
    }

    /// Marks a room as left. The user can still read its messages, unless `closing` removes its window.
    public mutating func exit(_ room: String, closing: Bool) {
        guard let index = index(of: .room(room)) else { return }
        if closing { return close(index) }
        windows[index].isEntered = false
        windows[index].setMembers([])
    }

    /// Opens the window with that target, creating it if needed.
    public mutating func show(_ place: WindowTarget) { open(begin(place)) }

    /// Appends an entry to the window with that target, creating it if needed.
    ///
    /// - Parameter isPast: whether the entry is history, which does not count as unread.
    /// - Returns: whether the entry mentions the user or is a direct message, so that the bell may ring.
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

    /// Shows a pending message of the user, which the server has not confirmed yet, below all entries of its window.
    public mutating func expect(_ entry: ScrollbackEntry, at place: WindowTarget) {
        let index = begin(place)
        windows[index].expect(entry)
    }

    /// Updates a pending message of the user when the server has accepted or refused it.
    ///
    /// - Parameters:
    ///   - ticket: identifies the message.
    ///   - delivery: the new state of the message.
    ///   - time: the time of delivery; nil keeps the time at which the user sent it.
    ///   - isToldAgain: whether the room also delivers the message among its events. The pending message then stays
    ///     until that event arrives.
    public mutating func settle(
        _ ticket: String, as delivery: ScrollbackEntry.Delivery, at time: WallTime? = nil, isToldAgain: Bool = false
    ) {
        for index in windows.indices { windows[index].settle(ticket, as: delivery, at: time, isToldAgain: isToldAgain) }
    }

    /// Adds a user who has joined a room.
    public mutating func join(_ name: String, _ room: String) {
        if let index = index(of: .room(room)) { windows[index].join(name) }
    }

    /// Adds a role to a member or removes it.
    ///
    /// - Parameters:
    ///   - rank: the sign of the role in member lists, such as `@`.
    ///   - isHeld: whether the member has the role now.
    public mutating func setRank(_ rank: String, of name: String, _ room: String, isHeld: Bool) {
        if let index = index(of: .room(room)) { windows[index].setRank(rank, of: name, isHeld: isHeld) }
    }

    /// Removes a member who has left a room.
    public mutating func leave(_ name: String, _ room: String) {
        if let index = index(of: .room(room)) { windows[index].remove(name) }
    }

    /// Renames a member of a room.
    public mutating func rename(_ name: String, to new: String, _ room: String) {
        if let index = index(of: .room(room)) { windows[index].rename(name, to: new) }
    }

    /// Changes the name of the user of this client, in every room.
    public mutating func renameSelf(to new: String) {
        for index in windows.indices { windows[index].rename(ownName, to: new) }
        ownName = new
    }

    /// Records the id of a user in the existing window of a direct conversation, which knew only the name.
    public mutating func meet(_ person: WindowTarget) { if index(of: person) != nil { begin(person) } }

    /// Renames the partner of a direct conversation, which keeps its window; `words` is the notice shown in it.
    public mutating func renamePartner(_ person: WindowTarget, to name: String, _ words: String, at time: WallTime) {
        guard let index = index(of: person) else { return }
        windows[index].place = .person(name, identity: person.identity)
        windows[index].append(ScrollbackEntry(.told, words, at: time))
    }

    /// Marks the partner of a direct conversation as gone; `words` is the notice shown. A later user of the same name
    /// gets a new window.
    public mutating func losePartner(_ person: WindowTarget, _ words: String, at time: WallTime) {
        guard let index = index(of: person) else { return }
        windows[index].isEntered = false
        windows[index].append(ScrollbackEntry(.told, words, at: time))
    }

    /// Keeps a line of the server's greeting until the client has arrived.
    public mutating func greet(_ words: String, at time: WallTime) {
        let entry = ScrollbackEntry(.told, words, at: time)
        windows[0].append(entry)
        greeting.append(entry)
    }

    /// Shows the server's greeting in the open window, below the earlier messages, once every room is joined.
    public mutating func arrive() {
        if current != 0 { for entry in greeting { open.append(entry) } }
        greeting = []
    }

    /// Replaces the members of a room.
    public mutating func setMembers(_ members: [Participant], _ room: String) {
        if let index = index(of: .room(room)) { windows[index].setMembers(members) }
    }

    /// Sets the topic of a room.
    public mutating func setTopic(_ topic: String, _ room: String) {
        if let index = index(of: .room(room)) { windows[index].topic = topic }
    }
}
