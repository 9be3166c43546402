internal import Chat
internal import Dialects
internal import Threads

/// Carries out the commands of operators.
extension Session {
    /// Ends all sessions of a user. Their own handlers tell the user and everyone else. This call waits for that, so
    /// that all of it is on its way before the operator's next answer; two operators who end each other wake each
    /// other.
    func disconnect(_ name: UserName, _ departure: Departure) -> Refusal? {
        settle()
        guard let victim = server.directory.find(name) else { return Refusal(.noSuchUser, about: name) }
        server.log.info("killed", ("user", victim.loggedName), ("by", user.loggedName))
        for session in victim.allSessions { server.disconnect(session.id.number, departure) }
        if victim !== user { victim.departed.wait(for: 1, until: patience, interruption: interruption) }
        return nil
    }

    func notifyEveryone(_ serverNotice: ServerNotice, having mode: UserModes) {
        settle()
        flushReplies()
        for listener in server.directory.users where listener.presence?.modes.contains(mode) == true {
            for session in listener.sessions { server.notify(session, serverNotice) }
        }
    }

    func reload() {
        settle()
        flushReplies()
        server.settings.reload()
    }
}

extension ServerCore {
    /// Sends a server notice to one session, outside of any room.
    func notify(_ listener: SessionEndpoint, _ serverNotice: ServerNotice) {
        let recipient = Recipient(listener.user.member, at: settings.name, now)
        listener.offer { $0.encode(serverNotice, to: recipient, into: &$1) }
    }
}

/// Handles operators whose accounts a reload has removed from the settings.
extension ServerCore {
    /// Removes the operator mode from users whose account is no longer in the settings, and notifies them.
    func revokeOperators() {
        let accounts = settings.current.operators
        for user in directory.users {
            guard let modes = user.standing.withLock({ $0.revoke(unlessAmong: accounts) }) else { continue }
            directory.recount(from: modes.before, to: modes.after)
            log.info("operates the server no more", ("user", user.loggedName))
            guard let member = user.member else { continue }
            for session in user.sessions { notify(session, .operatorRevoked(member)) }
        }
    }
}

extension User.UserState {
    /// Returns the modes before and after; nil when nothing is removed.
    fileprivate mutating func revoke(unlessAmong accounts: [OperatorAccount]) -> (before: UserModes, after: UserModes)?
    {
        guard let operatorAccount, !accounts.contains(operatorAccount) else { return nil }
        self.operatorAccount = nil
        guard let before = presence?.modes, before.contains(.serverOperator) else { return nil }
        presence?.modes.remove(.serverOperator)
        return (before, before.subtracting(.serverOperator))
    }
}
