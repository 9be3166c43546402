/// The access of a session to users: it changes the name and presence of its own user, and looks up, watches and writes
/// to other users.
public protocol UserDirectory: ServerInformation {
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
    var serverCounts: ServerCounts { get }
    /// Watches a name: the session is notified when a user takes the name and when its user gives it up.
    func watch(_ name: UserName)
    /// Stops watching a name.
    func unwatch(_ name: UserName)
    /// Marks this session as away, or as back when the message is nil. Returns the user's away message: the user is away
    /// while all sessions are.
    func setAway(_ words: MessageText?) -> MessageText?
    /// Changes the user's presence; later queries see the change.
    func revise(_ change: (inout Presence) -> Void)
    /// Delivers a direct message to the user of that name, after all that this session has posted. Returns
    /// `.noSuchUser` when `only` is given and another user has the name.
    func deliver(_ said: ChatMessage, to name: UserName, only user: UserID?) -> Refusal?
    /// Notifies a user, if online, of an invitation, and stores it until the user has joined the room.
    func invite(_ name: UserName, by invitation: Invitation)
    /// Ends this session. With the last session the user leaves every room for that reason; waits until the rooms have
    /// announced it, and frees the name.
    func depart(_ departure: Departure)
}

extension UserDirectory {
    /// Returns the online user with that name; nil when no user has it.
    public func person(_ name: UserName) -> Member? { presence(of: name)?.member }

    /// The presence of the session's own user.
    public var own: Presence? { me.flatMap { presence(of: $0.name) } }
}
