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

    /// Marks a room that the client has left. Its messages can still be read, unless `closing` removes the window.
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
    /// - Returns: whether the entry calls the user, so that the bell may ring.
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

    /// Shows a message of the user that has not arrived yet, below all entries of its window.
    public mutating func expect(_ entry: ScrollbackEntry, at place: WindowTarget) {
        let index = begin(place)
        windows[index].expect(entry)
    }

    /// Settles a message of the user that has arrived or failed.
    ///
    /// - Parameter isToldAgain: whether the room repeats the message in its order among other messages.
    public mutating func settle(
        _ ticket: String, as delivery: ScrollbackEntry.Delivery, at time: WallTime? = nil, isToldAgain: Bool = false
    ) {
        for index in windows.indices { windows[index].settle(ticket, as: delivery, at: time, isToldAgain: isToldAgain) }
    }

    /// Adds a user who has joined a room.
    public mutating func join(_ name: String, _ room: String) {
        if let index = index(of: .room(room)) { windows[index].join(name) }
    }

    /// Adds or removes a role of a member, shown by that sign.
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

    /// Assigns the user's id to an existing direct conversation with that name.
    public mutating func meet(_ person: WindowTarget) { if index(of: person) != nil { begin(person) } }

    /// Renames the user of a direct conversation, which continues; the words report the change.
    public mutating func renamePartner(_ person: WindowTarget, to name: String, _ words: String, at time: WallTime) {
        guard let index = index(of: person) else { return }
        windows[index].place = .person(name, identity: person.identity)
        windows[index].append(ScrollbackEntry(.told, words, at: time))
    }

    /// Marks the user of a conversation as gone, in those words. A namesake gets a new window.
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
