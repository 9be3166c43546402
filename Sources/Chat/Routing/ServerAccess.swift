/// What a conversation may ask of the house that it takes place in: names, rooms and people, as one session sees them.
///
/// The server does this with threads and locks, a simulator without any. Whatever can be decided without them is decided
/// by `RequestRouter`, above this protocol, and by `Room`, `NameRegistry` and `RoomTable`, below it.
public protocol ServerAccess: AnyObject {
    /// What the server tells of itself, its limits among it.
    var facts: ServerFacts { get }
    /// The limits in force.
    var limits: Limits { get }
    /// The time by the wall.
    var now: Timestamp { get }
    /// Who one is, once one has a name.
    var me: Member? { get }

    /// Checks the server's password, where it has one. Nil where the session may come in; else `.wrongPassword`, or
    /// `.tooManyAttempts` where nothing was checked. It may wait.
    func checkServerPassword(_ password: [UInt8]?) -> Refusal?
    /// Checks the name and password of an operator of the server, in the same way.
    func checkOperator(_ name: [UInt8], _ password: [UInt8]) -> Refusal?
    /// Ends somebody's connection for that reason, and waits until they have left; `.noSuchUser` if nobody has the name.
    func end(_ name: UserName, _ departure: Departure) -> Refusal?
    /// Tells everyone who is in that mode, oneself among them.
    func tellEveryone(_ serverNotice: ServerNotice, having mode: UserModes)
    /// Has the settings read again.
    func reload()
    /// Takes a name for this session, before anyone is told of it.
    func claim(_ name: UserName, _ introduction: UserInfo) -> Refusal?
    /// Whoever has logged in and been told so can be reached by direct messages from here on.
    func appear()
    /// Takes another name, has one's rooms tell of it, and then frees the old one.
    func rename(to name: UserName) -> Refusal?
    /// The first so many who are here, and how many there are in all.
    func everyone(atMost most: Int) -> (names: [UserName], total: Int)

    /// How somebody is here, by their name.
    func presence(of name: UserName) -> Presence?
    /// How everyone is here, in the order in which they came.
    func presences() -> [Presence]
    /// The rooms that somebody is in, in the order in which they came there.
    func rooms(of name: UserName) -> [RoomName]
    /// Who had the name and has it no more, the last one first.
    func visits(of name: UserName) -> [FormerUser]
    /// How many are here, and how.
    var userCounts: UserCounts { get }
    /// From here on one is told when somebody comes by that name, and when nobody has it any more.
    func watch(_ name: UserName)
    /// One is told of the name no more.
    func unwatch(_ name: UserName)
    /// Changes how one is here; whoever asks from now on learns it.
    func revise(_ change: (inout Presence) -> Void)
    /// Has all one's rooms know one's profile as it is by now.
    func reintroduce()
    /// Has all one's rooms do something, and everyone who shares any of them be told once.
    func announce(_ announcement: Announcement, _ action: RoomCommand.Action)

    /// Whether the session may keep so many bytes of what it has begun and not finished, in all, as far as the bound for all
    /// sessions together goes; where not, it goes on with what it had. Less is always allowed, and gives the rest back.
    func keeps(unfinished bytes: Int) -> Bool

    /// How many rooms one is in, once one is where one has asked to come or go.
    var roomCount: Int { get }
    /// The room's name as it is spelled there, if one is in the room, once one is where one has asked to come or go; nothing
    /// else that has been posted is waited for.
    func ownRoom(_ room: RoomName) -> RoomName?
    /// Whether one is in the room, in the same sense.
    func isIn(_ room: RoomName) -> Bool
    /// Asks to come into the room, opening it if there is none, after all that this session has posted. The room's own answer
    /// comes by itself. `hearing` is what the dialect wants on all that one hears of it.
    func enter(_ room: RoomName, key: [UInt8]?, hearing: CommandTag?) -> Refusal?
    /// Has a room that one is in do something; `.notInRoom` if one is not. The room's own answer comes by itself.
    func post(_ action: RoomCommand.Action, to room: RoomName) -> Refusal?
    /// Waits until the rooms have done all that this session has posted.
    func settle()
    /// Has whatever is told next wait until the rooms that one is in have done all that anybody has posted to them so far.
    func fence()
    /// The rooms that one is in, in the order in which one came there.
    func ownRooms() -> [RoomName]
    /// Has a room, which one need not be in, do something, if there is one of that name and it is not too busy; waits for
    /// what it reports, if it reports anything.
    func call(_ action: RoomCommand.Action, on room: RoomName) -> Result<Report?, Refusal>
    /// All rooms that one may see, in the order of their births.
    func rooms() -> [RoomListing]
    /// Says something to the user of that name, after all that this session has posted; `.noSuchUser` where `only` is given
    /// and another user has the name.
    func deliver(_ said: ChatMessage, to name: UserName, only user: UserID?) -> Refusal?

    /// Tells this session something, after all that it has posted has been done.
    func tell(_ answer: ServerReply)
    /// Tells somebody, if they are here, that one asks them into a room; they can look it up until they have come in.
    func invite(_ name: UserName, by invitation: Invitation)
    /// The rooms that one has been asked into and not yet entered, as far as they are there.
    var invitations: [RoomName] { get }
    /// Sends bytes of the session's own dialect, in the same order.
    func reply(_ bytes: [UInt8])
    /// Tells this session no, in the same order.
    func refuse(_ refusal: Refusal)
    /// The response that is under way counts that as a no, of which the session has been told.
    func note(_ refusal: Refusal)
    /// This session, as it is addressed by what is told to it next.
    var addressee: Recipient { get }
    /// From here on, until `endResponse`, all that this session is told for its own sake is one response, which its client
    /// finds by the tag.
    func beginResponse(to tag: CommandTag)
    /// More than one room, or a room and then the session, will take part in the response under way, if there is one. Has to
    /// be said before the first of them is asked.
    func shareResponse()
    /// The command has been acted upon: waits for the rooms that take part, and completes the response.
    func endResponse()
    /// Leaves every room for that reason, waits until they have told so, and frees the name.
    func depart(_ departure: Departure)
}

extension ServerAccess {
    /// Asks a room, if there is one that one may know of, and waits for what it says.
    public func ask(_ question: Question, of room: RoomName) -> Result<Report, Refusal> {
        call(.report(question), on: room).flatMap { report in
            report.map { .success($0) } ?? .failure(Refusal(.noSuchRoom, about: room))
        }
    }

    /// Always, for a house that has no such bound.
    public func keeps(unfinished bytes: Int) -> Bool { true }

    /// The limits in force, for a house that has no quicker way.
    public var limits: Limits { facts.limits }

    /// Whether there is a room of that name that one may know of.
    public func knows(_ room: RoomName) -> Bool {
        if isIn(room) { return true }
        if case .success = ask(.topic, of: room) { return true }
        return false
    }

    /// Whether one is in the room, for a house that has no quicker way.
    public func isIn(_ room: RoomName) -> Bool { ownRoom(room) != nil }

    /// Somebody who is here, by their name.
    public func person(_ name: UserName) -> Member? { presence(of: name)?.member }

    /// How one is here oneself.
    public var own: Presence? { me.flatMap { presence(of: $0.name) } }
}
