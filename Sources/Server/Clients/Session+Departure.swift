internal import Chat
internal import Threads

/// Ends a session.
extension Session {
    /// Removes the user in an order that keeps every announcement true: look-ups stop finding the user before the rooms
    /// process the departure, and the name is free before the last room notifies its members.
    func depart(_ departure: Departure) {
        isDeparting = true
        // Earlier posts stand before the departure in the queues, so the session need not wait for them here.
        flushPosts()
        server.directory.stopWatching(endpoint)
        // The user stays, and a request of this session to enter a room must have been done before it is gone.
        if user.hasSessions(otherThan: endpoint.id) { settle() }
        let others = user.detach(endpoint.id)
        if !others.wasLast { return detach(departure, isAway: others.isAway) }
        let leaving = me
        if let leaving {
            server.directory.withdraw(user)
            server.directory.record(FormerUser(leaving, ended: now))
            quitRooms(leaving, departure)
        }
        settle()
        endpoint.outbox.announceGap()
        defer { user.departed.advance(to: 1) }
        guard let leaving else { return server.countVisitors(-1) }
        user.standing.withLock { $0.presence = nil }
        notifyWatchers(ofGone: leaving)
    }

    /// Ends this session of a user who has others: a room that none of them hears is left.
    private func detach(_ departure: Departure, isAway: Bool) {
        if !server.isEnding {
            postToAllRooms(.detach(departure), mustArrive: true)
            if isAway, let own { postToAllRooms(.announce, announcing: .away(own.member, own.away), mustArrive: true) }
        }
        settle()
        endpoint.outbox.announceGap()
    }

    private func quitRooms(_ leaving: Member, _ departure: Departure) {
        if server.isEnding { return server.directory.releaseHeldBack(leaving.name) }
        postToAllRooms(.quit(departure), announcing: .gone(leaving, departure), mustArrive: true) {
            [directory = server.directory] in directory.releaseHeldBack(leaving.name)
        }
    }
}
