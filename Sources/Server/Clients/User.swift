internal import Chat
internal import Sockets
internal import Threads

/// A present user: a name, the rooms, and the sessions that receive messages.
///
/// Only room threads change the set of rooms, before they notify any member; every thread may read it.
final class User: Sendable {
    /// The state of a user that can change.
    struct UserState {
        /// The user's identity and state; nil before login.
        var presence: Presence? {
            didSet { if let presence { lastName = presence.member.name } }
        }
        /// The user's name and other visible properties; nil before login.
        var member: Member? { presence?.member }
        /// The user's last name, also after departure: for the log.
        private(set) var lastName: UserName?
        /// The account by which the user operates the server.
        var operatorAccount: OperatorAccount?
        /// Whether the client has received the reply to its login, so that direct messages may follow.
        var canBeReached = false
        /// The sessions that have logged in as the user. The user is gone once there is none.
        var sessions = UserSessions<SessionEndpoint>()
        /// The rooms that the user is in, in the order of entering.
        var rooms = OrderedTable<FoldedKey, RoomThread>()
        /// The invitations to rooms that the user has not entered, the oldest first.
        var invitations: [Invitation] = []
        /// The message IDs that programs have used in messages to the user.
        var heard = RecentMessageIDs()

        /// Stores an invitation. The newest replaces the oldest when there are too many.
        mutating func remember(_ invitation: Invitation) {
            invitations.removeAll { $0.room == invitation.room }
            if invitations.count >= Limits.namesInAList { invitations.removeFirst() }
            invitations.append(invitation)
        }
    }

    let id: UserID
    /// The address that the user's first session connected from.
    let from: PeerAddress
    let standing = Locked(UserState())
    /// Reached once the user has left every room and the name is free.
    let departed = ProgressCounter()

    init(id: UserID, from: PeerAddress) {
        self.id = id
        self.from = from
    }

    /// The user's name and other visible properties; nil before login.
    var member: Member? { standing.withLock { $0.member } }

    /// The user's identity and state; nil until direct messages can reach the user.
    var presence: Presence? { standing.withLock { $0.canBeReached ? $0.presence : nil } }

    /// Returns the room of that name if the user is in it.
    func room(_ name: RoomName) -> RoomThread? { standing.withLock { $0.rooms[name.key] } }

    /// The rooms that the user is in.
    var rooms: [RoomThread] { standing.withLock { Array($0.rooms.values) } }

    /// Records that the room has let the user in by a request of one session. Returns the other sessions, which the room
    /// then attaches. Called by the room thread.
    func entered(_ room: RoomThread, by session: SessionID) -> [SessionEndpoint] {
        standing.withLock { standing in
            standing.rooms[room.key] = room
            standing.invitations.removeAll { $0.room.key == room.key }
            return standing.sessions.others(than: session)
        }
    }

    /// Records that the user has left the room. Called by the room thread.
    func left(_ room: RoomThread) {
        standing.withLock { standing in
            if standing.rooms[room.key] === room { standing.rooms[room.key] = nil }
        }
    }
}

extension User {
    /// The user's last name, for the log.
    var loggedName: String { standing.withLock { $0.lastName }?.description ?? "nobody" }
}
