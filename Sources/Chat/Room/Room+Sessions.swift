/// The sessions that receive the room's events. Every member has at least one; sessions come and go without an event.
extension Room {
    /// A session that receives the room's events.
    struct Listener: Sendable {
        let session: SessionID
        /// Whether the session's dialect can carry bytes that are not text.
        let takesData: Bool
    }

    /// Starts delivery to a session of a member. The session receives a snapshot: the topic, the latest messages, the
    /// members, and the number of the last event. Every later event follows. For a session that is attached already, it
    /// changes the encoding to one with the tag `hearing`.
    ///
    /// Does nothing when the user is not a member, unless the client asked for it by a tag.
    mutating func attach(
        takesData: Bool, hearing: CommandTag?, _ command: RoomCommand, _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        if hearing == nil && members[command.user] == nil { return }
        let member = try asker(command)
        if isAttached(command.session, of: command.user) { return deliveries.append(.respells(command.session)) }
        listen(command, takesData: takesData)
        deliveries.append(.attaches(command.session))
        let snapshot = entered(member, by: lastPosition(.joined(member)))
        deliveries.append(.answer(snapshot, to: command.session))
    }

    /// Stops delivery to a session, which stays connected if the departure is `left`. A member whom no session hears
    /// for any more leaves the room.
    mutating func detach(
        _ departure: Departure, _ command: RoomCommand, at now: Moment, _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        let goesOn = if case .left = departure { true } else { false }
        if !goesOn && !isAttached(command.session, of: command.user) { return }
        let member = try asker(command)
        if listeners[member.user, default: []].contains(where: { $0.session != command.session }) {
            if goesOn { deliveries.append(.answer(.exited(name, departure), to: command.session)) }
            return stopListening(command, &deliveries)
        }
        let announced = leaves(member, goesOn ? departure : .left(nil), command, at: now, &deliveries)
        if goesOn { deliveries.append(.answer(.exited(name, announced), to: command.session)) }
    }

    /// Whether the session receives the room's events.
    func isAttached(_ session: SessionID, of user: UserID) -> Bool {
        listeners[user]?.contains { $0.session == session } ?? false
    }

    /// The attached sessions of some members.
    func sessions(of members: some Sequence<Member>) -> [SessionID] {
        members.flatMap { listeners[$0.user, default: []].map(\.session) }
    }

    /// Adds the session that sent the command to the member's listeners.
    mutating func listen(_ command: RoomCommand, takesData: Bool) {
        listeners[command.user, default: []].append(Listener(session: command.session, takesData: takesData))
        reviseTakingOfData(command.user)
    }

    private mutating func stopListening(_ command: RoomCommand, _ deliveries: inout [Delivery]) {
        guard isAttached(command.session, of: command.user) else { return }
        listeners[command.user]?.removeAll { $0.session == command.session }
        reviseTakingOfData(command.user)
        deliveries.append(.detaches(command.session))
    }

    /// Binary data reaches a member only if every attached session can carry it.
    private mutating func reviseTakingOfData(_ user: UserID) {
        members[user]?.takesData = listeners[user]?.allSatisfy(\.takesData) ?? false
    }

    /// Removes a member and detaches the sessions.
    mutating func remove(_ user: UserID, _ deliveries: inout [Delivery]) {
        members[user] = nil
        for listener in listeners.removeValue(forKey: user) ?? [] { deliveries.append(.detaches(listener.session)) }
        deliveries.append(.exits(user))
    }
}
