internal import Chat
internal import Dialects

/// A user of the simulated server: a name, rooms and sessions.
final class SimulatedUser {
    let id: UserID
    var presence: Presence?
    var member: Member? { presence?.member }
    var rooms = OrderedTable<FoldedKey, SimulatedRoom>()
    var invitations: [Invitation] = []
    var heard = RecentMessageIDs()
    var sessions = UserSessions<SimulatedPerson>()

    init(id: UserID) { self.id = id }

    /// Updates the parts of the presence that depend on all sessions together. Must be called after a session was
    /// added, removed or changed.
    func revise() {
        guard var presence else { return }
        presence.away = sessions.away
        presence.member = presence.member.taking(data: sessions.all.allSatisfy(\.encodingClass.takesData))
        self.presence = presence
    }
}
