/// The operations on names, rooms and users that a session may request from the server.
///
/// The server implements them with threads and locks, a simulator without. `RequestRouter`, above this protocol, and
/// `Room`, `NameRegistry` and `RoomTable`, below it, make every decision that needs neither.
public protocol ServerAccess: AnyObject {
    /// The facts that the server publishes about itself, including its limits.
    var facts: ServerFacts { get }
    /// The limits in force.
    var limits: Limits { get }
    /// The current wall-clock time.
    var now: Timestamp { get }
    /// The session's user; nil before login.
    var me: Member? { get }

    /// Checks the server's password, if the server has one; may wait. Returns nil when the session may log in, else
    /// `.wrongPassword`, or `.tooManyAttempts` when nothing was checked.
    func checkServerPassword(_ password: [UInt8]?) -> Refusal?
    /// Checks the name and password of a server operator, in the same way.
    func checkOperator(_ name: [UInt8], _ password: [UInt8]) -> Refusal?
    /// Ends all sessions of a user for that reason and waits until the user has left. Returns `.noSuchUser` when no user
    /// has the name.
    func disconnect(_ name: UserName, _ departure: Departure) -> Refusal?
    /// Sends a notice to every user who has that mode, including this session's user.
    func notifyEveryone(_ serverNotice: ServerNotice, having mode: UserModes)
    /// Starts a reload of the settings.
    func reload()
    /// Returns whether a login under that name would find the name free, or the user of that name willing to have another
    /// session.
    func mayClaim(_ name: UserName) -> Bool
    /// Claims a name for this session, before any other user is notified of it.
    func claim(_ name: UserName, _ introduction: UserInfo) -> Refusal?
    /// Makes the session reachable by direct messages, once login has been confirmed to the client. A session that has
    /// been attached to a present user is then attached to the user's rooms.
    func appear()
    /// Claims another name, has the user's rooms announce it, and then frees the old name.
    func rename(to name: UserName) -> Refusal?
    /// Returns the first names of the users online, and the number of all users.
    func everyone(atMost most: Int) -> (names: [UserName], total: Int)

    /// Returns the presence of the user with that name; nil when no user has it.
    func presence(of name: UserName) -> Presence?
    /// Returns the presence of every user, in the order of login.
    func presences() -> [Presence]
    /// Returns the rooms of the user with that name, in the order in which the user joined them.
    func rooms(of name: UserName) -> [RoomName]
    /// Returns the former users of a name, the most recent first.
    func visits(of name: UserName) -> [FormerUser]
    /// The numbers of users online, by kind.
    var userCounts: UserCounts { get }
    /// Watches a name: the session is notified when a user takes the name and when its user gives it up.
    func watch(_ name: UserName)
    /// Stops watching a name.
    func unwatch(_ name: UserName)
    /// Marks this session as away, or as back when the message is nil. Returns the user's away message: the user is away
    /// while all sessions are.
    func setAway(_ words: MessageText?) -> MessageText?
    /// Changes the user's presence; later queries see the change.
    func revise(_ change: (inout Presence) -> Void)
    /// Sends the user's current profile to all the user's rooms.
    func reintroduce()
    /// Has all the user's rooms perform an action, and sends the announcement once to every user who shares any of
    /// them.
    func announce(_ announcement: Announcement, _ action: RoomCommand.Action)

    /// Reserves memory for unfinished input. Returns whether this session's total may be `bytes` under the bound for
    /// all sessions together. If not, the former total stays. A smaller total is always allowed.
    func keeps(unfinished bytes: Int) -> Bool

    /// The number of the user's rooms, after pending joins and leaves have completed.
    var roomCount: Int { get }
    /// Returns the room's name as the room spells it when the user is a member, after pending joins and leaves have
    /// completed; other posted commands are not waited for.
    func ownRoom(_ room: RoomName) -> RoomName?
    /// Returns whether the user is a member of the room, after pending joins and leaves have completed.
    func isIn(_ room: RoomName) -> Bool
    /// Returns whether this session receives the room's events, after pending joins and leaves have completed.
    func hears(_ room: RoomName) -> Bool
    /// Requests to join the room, creating it if necessary, after everything that this session has posted. The room
    /// replies to the session. `hearing` is a tag that the dialect wants on all events that the session receives from
    /// the room.
    func enter(_ room: RoomName, key: [UInt8]?, hearing: CommandTag?) -> Refusal?
    /// Posts an action to one of the user's rooms; returns `.notInRoom` when the user is not a member. The room replies
    /// to the session.
    func post(_ action: RoomCommand.Action, to room: RoomName) -> Refusal?
    /// Waits until the rooms have processed everything that this session has posted.
    func settle()
    /// Delays the next reply until the user's rooms have processed everything that any session has posted to them so
    /// far.
    func fence()
    /// Returns the user's rooms, in the order in which the user joined them.
    func ownRooms() -> [RoomName]
    /// Has a room perform an action, if the room exists and is not too busy, and waits for its report, if any. The user
    /// need not be a member.
    func call(_ action: RoomCommand.Action, on room: RoomName) -> Result<RoomReport?, Refusal>
    /// Returns all rooms that the user may see, oldest first.
    func rooms() -> [RoomListing]
    /// Delivers a direct message to the user of that name, after all that this session has posted. Returns
    /// `.noSuchUser` when `only` is given and another user has the name.
    func deliver(_ said: ChatMessage, to name: UserName, only user: UserID?) -> Refusal?

    /// Sends a reply to this session, after everything that it has posted is done.
    func reply(_ answer: ServerReply)
    /// Sends a reply to the user's other sessions, which it concerns as well.
    func replyToOtherSessions(_ answer: ServerReply)
    /// Notifies a user, if online, of an invitation, and stores it until the user has joined the room.
    func invite(_ name: UserName, by invitation: Invitation)
    /// The existing rooms that the user has been invited to and has not yet joined.
    var invitations: [RoomName] { get }
    /// Sends bytes of the session's own dialect, in the same order as replies.
    func reply(_ bytes: [UInt8])
    /// Sends a refusal to this session, in the same order as replies.
    func refuse(_ refusal: Refusal)
    /// Adds a refusal that the session has already received to the current response.
    func record(_ refusal: Refusal)
    /// This session as the recipient of the next reply.
    var addressee: Recipient { get }
    /// Begins a response: until `finishResponse`, all replies to this session belong to it. The client recognizes it by
    /// the tag.
    func beginResponse(to tag: CommandTag)
    /// Declares that several rooms, or a room and then the session, take part in the current response, if there is one.
    /// Must be called before the first room is asked.
    func shareResponse()
    /// Ends a response: waits for the rooms that take part, and completes it.
    func finishResponse()
    /// Ends this session. With the last session the user leaves every room for that reason; waits until the rooms have
    /// announced it, and frees the name.
    func depart(_ departure: Departure)
}

extension ServerAccess {
    /// Asks a room, if it exists and the user may know of it, and waits for its report.
    public func ask(_ question: Question, of room: RoomName) -> Result<RoomReport, Refusal> {
        call(.report(question), on: room).flatMap { report in
            report.map { .success($0) } ?? .failure(Refusal(.noSuchRoom, about: room))
        }
    }

    /// Returns true always, the default for a server without such a bound.
    public func keeps(unfinished bytes: Int) -> Bool { true }

    /// The limits in force, the default for a server without a faster way.
    public var limits: Limits { facts.limits }

    /// Returns whether a room of that name exists and the user may know of it.
    public func knows(_ room: RoomName) -> Bool {
        if isIn(room) { return true }
        if case .success = ask(.topic, of: room) { return true }
        return false
    }

    /// Returns whether the user is a member, the default for a server without a faster way.
    public func isIn(_ room: RoomName) -> Bool { ownRoom(room) != nil }

    /// Returns the online user with that name; nil when no user has it.
    public func person(_ name: UserName) -> Member? { presence(of: name)?.member }

    /// The presence of the session's own user.
    public var own: Presence? { me.flatMap { presence(of: $0.name) } }
}
