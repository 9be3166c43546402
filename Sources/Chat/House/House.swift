/// What a conversation may ask of the house that it takes place in: names, rooms and people, as one session sees them.
///
/// The server does this with threads and locks, a simulator without any. Whatever can be decided without them is decided
/// by `Conversation`, above this protocol, and by `Room`, `NameRegister` and `RoomTable`, below it.
public protocol House: AnyObject {
    /// What the server tells of itself, its limits among it.
    var facts: ServerFacts { get }
    /// The time by the wall.
    var now: Timestamp { get }
    /// Who one is, once one has a name.
    var me: Member? { get }

    /// Takes a name for this session, before anyone is told of it.
    func claim(_ name: UserName, _ introduction: Introduction) -> Refusal?
    /// Whoever has logged in and been told so can be reached by direct messages from here on.
    func appear()
    /// Takes another name, has one's rooms tell of it, and then frees the old one.
    func rename(to name: UserName) -> Refusal?
    /// The first so many who are here, and how many there are in all.
    func everyone(atMost most: Int) -> (names: [UserName], total: Int)

    /// Somebody who is here, by their name.
    func person(_ name: UserName) -> Member?

    /// How many rooms one is in.
    var roomCount: Int { get }
    /// The room's name as it is spelled there, if one is in the room, as the room itself has it by now: asking does not
    /// wait for what has been posted.
    func ownRoom(_ room: RoomName) -> RoomName?
    /// Goes into the room, opening it if there is none, and waits until the room has answered.
    func enter(_ room: RoomName, key: [UInt8]?) -> Refusal?
    /// Has a room that one is in do something; `.notInRoom` if one is not. The room's own answer comes by itself.
    func post(_ action: RoomCommand.Action, to room: RoomName) -> Refusal?
    /// Waits until the rooms have done all that this session has posted.
    func settle()
    /// The rooms that one is in, in the order in which one came there.
    func ownRooms() -> [RoomName]
    /// Has a room, which one need not be in, do something, if there is one of that name and it is not too busy; waits for
    /// what it reports, if it reports anything.
    func call(_ action: RoomCommand.Action, on room: RoomName) -> Result<Report?, Refusal>
    /// All rooms that one may see, in the order of their births.
    func rooms() -> [RoomListing]
    /// Says something to one person, after all that this session has posted.
    func deliver(_ said: Said, to name: UserName) -> Refusal?

    /// Tells this session something, after all that it has posted has been done.
    func tell(_ answer: Answer)
    /// Tells somebody, if they are here, that one asks them into a room; they can look it up until they have come in.
    func invite(_ name: UserName, to room: RoomName)
    /// The rooms that one has been asked into and not yet entered, as far as they are there.
    var invitations: [RoomName] { get }
    /// Sends bytes of the session's own dialect, in the same order.
    func reply(_ bytes: [UInt8])
    /// Tells this session no, in the same order.
    func refuse(_ refusal: Refusal)
    /// From here on, until `endResponse`, all that this session is told for its own sake is one response, which its client
    /// finds by the tag; `isShared` where several rooms may take part in it.
    func beginResponse(to tag: Tag, isShared: Bool)
    /// The command has been acted upon: waits for the rooms that take part, and completes the response.
    func endResponse()
    /// Leaves every room for that reason, waits until they have told so, and frees the name.
    func depart(_ departure: Departure)
}

extension House {
    /// Asks a room, if there is one that one may know of, and waits for what it says.
    public func ask(_ question: Question, of room: RoomName) -> Result<Report, Refusal> {
        call(.report(question), on: room).flatMap { report in
            report.map { .success($0) } ?? .failure(Refusal(.noSuchRoom, about: room))
        }
    }

    /// The limits in force.
    public var limits: Limits { facts.limits }
}
