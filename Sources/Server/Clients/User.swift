internal import Chat
internal import Dialects
internal import Threads

/// A person who is here: a name, the rooms they are in, and the one session through which they hear.
///
/// The set of rooms is changed by the rooms' threads alone, before they tell anyone; everybody may read it.
final class User: Sendable {
    /// What changes of a person.
    struct UserState {
        /// Who they are, and how; nil before login.
        var presence: Presence? {
            didSet { if let presence { lastName = presence.member.name } }
        }
        /// What they are called, and what else may be seen of them; nil before login.
        var member: Member? { presence?.member }
        /// What they were called last, also when they are gone: for the log.
        private(set) var lastName: UserName?
        /// The account by which they operate the server.
        var operatorAccount: OperatorAccount?
        /// Whether they have been told that they are in, so that direct messages may come.
        var canBeReached = false
        /// How they read what is told to them. Changed by their own handler.
        var encodingClass: EncodingClass
        /// The rooms that they are in, in the order in which they came there.
        var rooms = OrderedTable<FoldedKey, RoomThread>()
        /// The rooms that they have been asked into and not entered, the oldest first.
        var invitations: [Invitation] = []
        /// What programs have said to them under an id.
        var heard = RecentMessageIDs()

        /// The newest takes the place of the oldest where there are too many.
        mutating func remember(_ invitation: Invitation) {
            invitations.removeAll { $0.room == invitation.room }
            if invitations.count >= Limits.namesInAList { invitations.removeFirst() }
            invitations.append(invitation)
        }
    }

    let id: UserID
    let outbox: Outbox
    let standing: Locked<UserState>
    /// Reached once they have left every room and their name is free.
    let departed = ProgressCounter()

    init(id: UserID, outbox: Outbox, encodingClass: EncodingClass) {
        self.id = id
        self.outbox = outbox
        standing = Locked(UserState(encodingClass: encodingClass))
    }

    /// What they are called, and what else may be seen of them; nil before login.
    var member: Member? { standing.withLock { $0.member } }

    /// Who they are, and how, once direct messages can reach them.
    var presence: Presence? { standing.withLock { $0.canBeReached ? $0.presence : nil } }

    /// How they read what is told to them.
    var encodingClass: EncodingClass { standing.withLock { $0.encodingClass } }

    /// The room of that name, if the person is in it.
    func room(_ name: RoomName) -> RoomThread? { standing.withLock { $0.rooms[name.key] } }

    /// The rooms that the person is in.
    var rooms: [RoomThread] { standing.withLock { Array($0.rooms.values) } }

    /// The room has let the person in. Called by the room's thread.
    func entered(_ room: RoomThread) {
        standing.withLock { standing in
            standing.rooms[room.key] = room
            standing.invitations.removeAll { $0.room.key == room.key }
        }
    }

    /// The room has let the person go. Called by the room's thread.
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
