internal import Chat
internal import Dialects

/// Handles former users, present users, and the watchers of names.
extension Session {
    func visits(of name: UserName) -> [FormerUser] { server.directory.visits(of: name) }

    var serverCounts: ServerCounts {
        settle()
        return ServerCounts(
            server.directory.counts, visitors: server.visitors, rooms: server.rooms.count,
            most: server.directory.most)
    }

    func watch(_ name: UserName) { server.directory.watch(name, by: endpoint) }

    func unwatch(_ name: UserName) { server.directory.unwatch(name, by: endpoint) }

    /// Notifies the watchers of a name that this member has it now.
    func notifyWatchers(ofArrived member: Member) { notify(.arrived(member), watchersOf: member.name) }

    /// Notifies the watchers of a name that it is free, with the new name if its user was renamed.
    func notifyWatchers(ofGone member: Member, renamedTo new: UserName? = nil) {
        notify(.gone(member, renamedTo: new), watchersOf: member.name)
    }

    /// Returns the watching sessions that hear of a user's state without sharing a room (IRCv3 extended-monitor).
    func watchers(hearingOf announcement: Announcement) -> [SessionEndpoint] {
        guard let name = announcement.watchedName else { return [] }
        return server.directory.watchers(of: name).filter { $0.user !== user && $0.encodingClass.watchesClosely }
    }

    private func notify(_ serverNotice: ServerNotice, watchersOf name: UserName) {
        for watcher in server.directory.watchers(of: name) { server.notify(watcher, serverNotice) }
    }
}
