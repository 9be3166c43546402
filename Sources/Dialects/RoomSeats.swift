public import Chat

/// A session as a room reaches it.
public protocol RoomSession: AnyObject {
    /// The session's number.
    var id: SessionID { get }
    /// The session's user.
    var userID: UserID { get }
    /// The encoding class in which the session reads, outside of rooms.
    var encodingClass: EncodingClass { get }
}

/// A room's seats, one for each attached session, and the users behind them. `CommandExecution` calls it for the deliveries of
/// a command: the room thread implements it with outboxes and batches, the simulation with arrays.
public protocol RoomSeats {
    /// A session, attached or not.
    associatedtype Session: RoomSession
    /// An attached session; valid until a session is attached or detached.
    associatedtype Seat

    /// The room's name as the room spells it.
    var name: RoomName { get }
    /// The server's name.
    var serverName: String { get }

    /// Returns the seat of a session; nil when it is not attached.
    func seat(of session: SessionID) -> Seat?
    /// Returns the session in a seat.
    func session(in seat: Seat) -> Session
    /// Returns the class in which the session in a seat reads the room.
    func encodingClass(in seat: Seat) -> EncodingClass
    /// Returns a session as the recipient of its next reply from the room.
    mutating func recipient(_ session: Session, tag: CommandTag?, at time: Timestamp) -> Recipient

    /// Records that the session's user has joined the room. Returns the user's other sessions.
    mutating func enter(by session: Session) -> [Session]
    /// Records that the session's user has left the room.
    mutating func leave(by session: Session)
    /// Gives a session a seat.
    mutating func attach(_ session: Session, reading encodingClass: EncodingClass)
    /// Takes a session's seat away.
    mutating func detach(_ session: Session)
    /// Changes the class in which a session reads the room; gives it a seat if it has none.
    mutating func reattach(_ session: Session, reading encodingClass: EncodingClass)

    /// Sends an event to all attached sessions but the excepted one.
    mutating func broadcast(_ event: Event, by speaker: SessionID, except seat: Seat?)
    /// Sends encoded bytes to one session, attached or not. `message` is set when they are a message to some members.
    mutating func send(_ bytes: [UInt8], to session: Session, of message: (event: Event, speaker: SessionID)?)
}
