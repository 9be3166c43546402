internal import Chat
internal import Dialects

/// Messages and replies to single users. All sessions of the recipient receive a direct message, and the sender's other
/// sessions receive a copy.
extension SimulatedSession {
    func deliver(_ said: ChatMessage, to name: UserName, only wanted: UserID?) -> Refusal? {
        guard let recipient = server.register.owner(of: name), wanted == nil || wanted == recipient.id else {
            return Refusal(.noSuchUser, about: name)
        }
        guard let me, let reached = recipient.member else { return Refusal(.notLoggedIn) }
        let time = server.now()
        let message = DirectMessage(id: MessageID(time: time, number: 0, by: 0), time: time, sender: me, said: said)
        if let before = recipient.heard.remember(message) {
            reply(.delivered(before, to: reached, isRepeated: true))
            return nil
        }
        for session in recipient.sessions.reachable {
            session.hear { session.encodingClass.encode(message, to: reached.name, into: &$0) }
        }
        if recipient !== person.user {
            for session in person.user.sessions.others(than: person.id) {
                session.hear { session.encodingClass.encode(own: message, to: reached.name, into: &$0) }
            }
        }
        reply(.delivered(message, to: reached, isRepeated: false))
        return nil
    }

    func replyToOtherSessions(_ answer: ServerReply) {
        for session in person.user.sessions.others(than: person.id) {
            session.hear { session.encodingClass.encode(answer, to: session.addressee(nil), into: &$0) }
        }
    }

    func invite(_ name: UserName, by invitation: Invitation) {
        guard let me, let other = server.register.owner(of: name) else { return }
        other.invitations.append(invitation)
        for session in other.sessions.reachable {
            session.hear {
                let addressee = session.addressee(nil)
                session.encodingClass.encode(.invited(by: me, to: invitation.room), to: addressee, into: &$0)
            }
        }
    }
}
