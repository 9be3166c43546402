internal import Chat
internal import Dialects
internal import Threads

/// What operators do.
extension Session {
    /// The one who is gone is told by their own handler, and so is everyone else. It is waited for, so that all of it is on
    /// its way before the operator's next answer; two who end each other wake each other.
    func end(_ name: UserName, _ departure: Departure) -> Refusal? {
        settle()
        guard let victim = server.directory.find(name) else { return Refusal(.noSuchUser, about: name) }
        server.log.tell("killed", ("user", victim.loggedName), ("by", user.loggedName))
        server.end(victim.id.number, departure)
        if victim !== user { victim.departed.wait(for: 1, until: patience, interruption: interruption) }
        return nil
    }

    func tellEveryone(_ tidings: Tidings, having mode: UserModes) {
        settle()
        flushReplies()
        for listener in server.directory.users where listener.presence?.modes.contains(mode) == true {
            server.tell(listener, tidings)
        }
    }

    func reload() {
        settle()
        flushReplies()
        server.settings.reload()
    }
}

extension ServerCore {
    /// Tells one person something outside of any room.
    func tell(_ listener: User, _ tidings: Tidings) {
        var bytes: [UInt8] = []
        listener.encodingClass.encode(tidings, to: Addressee(listener.member, at: settings.name, now), into: &bytes)
        if !bytes.isEmpty { listener.outbox.offer(bytes) }
    }
}
