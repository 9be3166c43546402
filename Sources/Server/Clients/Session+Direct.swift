internal import Chat
internal import Dialects
internal import Threads

/// Sends what is for single users: to all sessions of the user, and a copy to the other sessions of the sender.
extension Session {
    func deliver(_ said: ChatMessage, to name: UserName, only wanted: UserID?) -> Refusal? {
        settle()
        guard let recipient = server.directory.find(name), wanted == nil || wanted == recipient.id else {
            return Refusal(.noSuchUser, about: name)
        }
        guard let me, let reached = recipient.member else { return Refusal(.notLoggedIn) }
        let message = server.directMessage(from: me, said)
        let (before, sessions) = recipient.standing.withLock { ($0.heard.remember(message), $0.sessions.reachable) }
        if let before {
            reply(.delivered(before, to: reached, isRepeated: true))
            return nil
        }
        flushReplies()
        if !offer(message, to: sessions, reached.name) {
            recipient.standing.withLock { $0.heard.forget(message) }
            return Refusal(.userBusy, about: reached.name)
        }
        if recipient !== user {
            offerToOtherSessions { $0.encode(own: message, to: reached.name, into: &$1) }
        }
        reply(.delivered(message, to: reached, isRepeated: false))
        return nil
    }

    /// Offers a direct message to the sessions of its recipient; false when none takes it. If some do, the others end as
    /// slow readers, so that a session that goes on has missed none.
    private func offer(_ message: DirectMessage, to sessions: [SessionEndpoint], _ recipient: UserName) -> Bool {
        var behind: [SessionEndpoint] = []
        for session in sessions {
            let isTaken = session.offer(.direct) { $0.encode(message, to: recipient, into: &$1) }
            if !isTaken { behind.append(session) }
        }
        if behind.count == sessions.count && !sessions.isEmpty { return false }
        for session in behind { session.outbox.giveUp() }
        return true
    }

    func invite(_ name: UserName, by invitation: Invitation) {
        settle()
        guard let me, let recipient = server.directory.find(name) else { return }
        recipient.standing.withLock { $0.remember(invitation) }
        let addressee = Recipient(recipient.member, at: server.settings.name, now, number: nextNumber())
        flushReplies()
        for session in recipient.sessions {
            session.offer { $0.encode(.invited(by: me, to: invitation.room), to: addressee, into: &$1) }
        }
    }

    func replyToOtherSessions(_ answer: ServerReply) {
        settle()
        let addressee = Recipient(user.member, at: server.settings.name, now, number: nextNumber())
        offerToOtherSessions { $0.encode(answer, to: addressee, into: &$1) }
    }

    private func offerToOtherSessions(_ encode: (EncodingClass, inout [UInt8]) -> Void) {
        for session in user.sessions where session.id != endpoint.id {
            session.offer { encode($0, &$1) }
        }
    }

    func setAway(_ words: MessageText?) -> MessageText? { user.setAway(words, for: endpoint.id) }
}
