/// The names of headers that Roost knows. Servers and clients both use them.
public enum StompHeader {
    // MARK: Of the specification

    /// The versions that a client supports, separated by commas.
    public static let acceptVersion: StaticString = "accept-version"
    /// The user name that the client asks for.
    public static let login: StaticString = "login"
    /// The server's password, if it has one.
    public static let passcode: StaticString = "passcode"
    /// The heart-beat intervals that each side can send and wants to receive, in milliseconds.
    public static let heartBeat: StaticString = "heart-beat"
    /// The version that both sides have agreed on.
    public static let version: StaticString = "version"
    /// The id of the session: the user's number, as in `user-id`.
    public static let session: StaticString = "session"
    /// The configured name of the server.
    public static let server: StaticString = "server"
    /// The destination of a frame, or the destination that a message is about.
    public static let destination: StaticString = "destination"
    /// The client's id for a subscription or a message; in an ACK, the id of the acknowledged message.
    public static let id: StaticString = "id"
    /// Whether the client acknowledges messages; on a MESSAGE, the id for the ACK.
    public static let ack: StaticString = "ack"
    /// The client's id for a transaction.
    public static let transaction: StaticString = "transaction"
    /// The client's id for the receipt that it wants.
    public static let receipt: StaticString = "receipt"
    /// The id of the receipt that the server sends.
    public static let receiptID: StaticString = "receipt-id"
    /// The subscription that receives the message.
    public static let subscription: StaticString = "subscription"
    /// A message id that the server never uses again.
    public static let messageID: StaticString = "message-id"
    /// A sentence that describes the error.
    public static let message: StaticString = "message"
    /// The media type of the body.
    public static let contentType: StaticString = "content-type"

    // MARK: Of Roost

    /// The kind of event or answer: a value of `StompEvent`.
    public static let event: StaticString = "event"
    /// A room's name.
    public static let room: StaticString = "room"
    /// The identity of this instance of a room: a room that is created again starts new event numbers.
    public static let roomID: StaticString = "room-id"
    /// The user who caused the event.
    public static let from: StaticString = "from"
    /// The user whom the event concerns.
    public static let user: StaticString = "user"
    /// A new user name; in an answer, a real name.
    public static let name: StaticString = "name"
    /// The kind of message: `said`, `action` or `notice`.
    public static let kind: StaticString = "kind"
    /// The role that a member needs to receive the message.
    public static let role: StaticString = "role"
    /// The event's number in this instance of the room.
    public static let sequence: StaticString = "sequence"
    /// The time of the event, by RFC 3339, in UTC.
    public static let time: StaticString = "time"
    /// The frame that this answers, by its `receipt`, or else its `id`.
    public static let request: StaticString = "request"
    /// The word of a refusal.
    public static let refusal: StaticString = "refusal"
    /// In a CONNECT, how the client wants refusals of frames with a receipt: `message` for a MESSAGE followed by the
    /// RECEIPT. By default an ERROR with the receipt's id replaces the RECEIPT.
    public static let refusals: StaticString = "refusals"
    /// The subject of a refusal.
    public static let about: StaticString = "about"
    /// The reason why a user leaves.
    public static let reason: StaticString = "reason"
    /// A number of items.
    public static let count: StaticString = "count"
    /// The number of the last event that the client already knows.
    public static let after: StaticString = "after"
    /// The number of the first message that was missed.
    public static let first: StaticString = "first"
    /// The number of the last message that was missed.
    public static let last: StaticString = "last"
    /// The number of the last requested message that the room no longer remembers.
    public static let forgotten: StaticString = "forgotten"
    /// The number of messages before those that a user receives on joining.
    public static let earlier: StaticString = "earlier"
    /// The number of a user, which stays the same until the user disconnects, even after renaming.
    public static let userID: StaticString = "user-id"
    /// The time when the server started. User numbers are not valid after a restart.
    public static let started: StaticString = "started"
    /// `yes` when the message is older than the request that it answers.
    public static let history: StaticString = "history"
    /// `yes` when the room already had this message and did not repeat it.
    public static let repeated: StaticString = "repeated"
    /// The key that a user needs to join the room.
    public static let key: StaticString = "key"
    /// The users that a ban covers, as `name!ident@host`.
    public static let mask: StaticString = "mask"
    /// The name of a room setting.
    public static let setting: StaticString = "setting"
    /// The value of a setting; `off` removes it.
    public static let value: StaticString = "value"
    /// Whether a setting was set (`set`) or removed (`unset`).
    public static let change: StaticString = "change"
    /// The ident that the user's client sent.
    public static let ident: StaticString = "ident"
    /// The user's disguised host.
    public static let host: StaticString = "host"
    /// The number of seconds since the user last said something.
    public static let idle: StaticString = "idle"
    /// The away message of a user.
    public static let away: StaticString = "away"

    /// Whether the server keeps a SEND header instead of passing it on. Such headers concern only the client and the
    /// server, or the server sets its own value on a MESSAGE. The body's type is passed on separately.
    static func isKept(_ name: ArraySlice<UInt8>) -> Bool { kept.contains(name) }

    private static let kept: Set<ArraySlice<UInt8>> = Set(
        [
            destination, id, ack, transaction, receipt, receiptID, subscription, messageID, message, contentType, event,
            room, roomID, from, user, name, kind, role, sequence, time, request, refusal, about, reason, count, history,
            repeated, first, last, forgotten, earlier, userID, login, passcode, "content-length",
        ].map { $0.withUTF8Buffer { Array($0)[...] } })
}
