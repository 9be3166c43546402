internal import Chat
internal import Threads

/// How a session ends.
extension Session {
    /// What is told of the departure must be true wherever it is asked for: so the user is found nowhere any more before the
    /// rooms are told, and the name is free before the last room tells its members.
    func depart(_ departure: Departure) {
        isDeparting = true
        // What was said before stands in front of the departure in the queues, so that it need not be waited for here.
        flushPosts()
        let leaving = me
        if let leaving {
            server.directory.withdraw(user)
            server.directory.note(FormerUser(leaving, ended: now))
            quitRooms(leaving, departure)
        }
        settle()
        user.outbox.tellWhatWasMissed()
        defer { user.departed.advance(to: 1) }
        server.directory.stopWatching(user)
        guard let leaving else { return server.countVisitors(-1) }
        user.standing.withLock { $0.presence = nil }
        tellWatchers(ofGone: leaving)
    }

    private func quitRooms(_ leaving: Member, _ departure: Departure) {
        if server.isEnding { return server.directory.releaseHeldBack(leaving.name) }
        postToAllRooms(.quit(departure), announcing: .gone(leaving, departure), mustArrive: true) {
            [directory = server.directory] in directory.releaseHeldBack(leaving.name)
        }
    }
}
