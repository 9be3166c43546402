/// The names of headers that Roost knows. Both sides of a connection take them from here.
public enum StompHeader {
    // MARK: Of the specification

    /// The versions that a client speaks, with commas.
    public static let acceptVersion: StaticString = "accept-version"
    /// The name that one wants.
    public static let login: StaticString = "login"
    /// The server's password, where it has one.
    public static let passcode: StaticString = "passcode"
    /// What each side can do, and would like, in milliseconds.
    public static let heartBeat: StaticString = "heart-beat"
    /// The version that was agreed upon.
    public static let version: StaticString = "version"
    /// The number of the connection.
    public static let session: StaticString = "session"
    /// What the server calls itself.
    public static let server: StaticString = "server"
    /// Where a frame goes, or what it is about.
    public static let destination: StaticString = "destination"
    /// What a client calls a subscription, a message, or in an ACK the message that it is about.
    public static let id: StaticString = "id"
    /// Whether messages are acknowledged; on a MESSAGE, what to acknowledge it by.
    public static let ack: StaticString = "ack"
    /// What a client calls a transaction.
    public static let transaction: StaticString = "transaction"
    /// What a client calls the receipt that it wants.
    public static let receipt: StaticString = "receipt"
    /// Which receipt it is.
    public static let receiptID: StaticString = "receipt-id"
    /// By which subscription one hears it.
    public static let subscription: StaticString = "subscription"
    /// Unique for ever.
    public static let messageID: StaticString = "message-id"
    /// A sentence that says what went wrong.
    public static let message: StaticString = "message"
    /// What the body is.
    public static let contentType: StaticString = "content-type"

    // MARK: Of Roost

    /// What happened, or is answered: one of `StompEvent`.
    public static let event: StaticString = "event"
    /// A room's name.
    public static let room: StaticString = "room"
    /// Which life of the room it is: one that was created again has other numbers.
    public static let roomID: StaticString = "room-id"
    /// Who did it.
    public static let from: StaticString = "from"
    /// Whom it concerns.
    public static let user: StaticString = "user"
    /// A new name; in an answer, a name in full.
    public static let name: StaticString = "name"
    /// How something said is meant: `said`, `action` or `notice`.
    public static let kind: StaticString = "kind"
    /// To those alone who have that role.
    public static let role: StaticString = "role"
    /// The event's number in this life of the room.
    public static let sequence: StaticString = "sequence"
    /// When it was, by RFC 3339, in UTC.
    public static let time: StaticString = "time"
    /// Which frame is answered: its `receipt`, or else its `id`.
    public static let request: StaticString = "request"
    /// A word of refusal.
    public static let refusal: StaticString = "refusal"
    /// In a CONNECT, `message` for refusals by MESSAGE and RECEIPT, where else an ERROR takes the receipt's place.
    public static let refusals: StaticString = "refusals"
    /// What a refusal is about.
    public static let about: StaticString = "about"
    /// Why somebody goes.
    public static let reason: StaticString = "reason"
    /// How many.
    public static let count: StaticString = "count"
    /// The number of the event that one knows already.
    public static let after: StaticString = "after"
    /// The number of the first message that was missed.
    public static let first: StaticString = "first"
    /// The number of the last message that was missed.
    public static let last: StaticString = "last"
    /// The number up to which the messages that were asked for are not remembered any more.
    public static let forgotten: StaticString = "forgotten"
    /// How many messages were said before those that are told on joining.
    public static let earlier: StaticString = "earlier"
    /// The number of a user as long as they stay connected, whatever they are called.
    public static let userID: StaticString = "user-id"
    /// When the server was started. Numbers of users are of no use after another start.
    public static let started: StaticString = "started"
    /// `yes` where it was said before one asked.
    public static let history: StaticString = "history"
    /// `yes` where it had been said before, and was not said again.
    public static let repeated: StaticString = "repeated"
    /// The word without which a room lets nobody in.
    public static let key: StaticString = "key"
    /// Whom a ban is for, `name!ident@host`.
    public static let mask: StaticString = "mask"
    /// What can be set in a room.
    public static let setting: StaticString = "setting"
    /// What it is set to; `off` takes it away.
    public static let value: StaticString = "value"
    /// Whether a setting is set (`set`) or taken away (`unset`).
    public static let change: StaticString = "change"
    /// What somebody's client calls them.
    public static let ident: StaticString = "ident"
    /// Where somebody comes from, disguised.
    public static let host: StaticString = "host"
    /// For how many seconds somebody has said nothing.
    public static let idle: StaticString = "idle"
    /// What somebody says who is away.
    public static let away: StaticString = "away"

    /// Headers of a SEND that are not passed on: they are between the client and the server, or the server gives a MESSAGE
    /// its own.
    /// The body's type is passed on in a place of its own.
    static func isKept(_ name: ArraySlice<UInt8>) -> Bool { kept.contains(name) }

    private static let kept: Set<ArraySlice<UInt8>> = Set(
        [
            destination, id, ack, transaction, receipt, receiptID, subscription, messageID, message, contentType, event,
            room, roomID, from, user, name, kind, role, sequence, time, request, refusal, about, reason, count, history,
            repeated, first, last, forgotten, earlier, userID, login, passcode, "content-length",
        ].map { $0.withUTF8Buffer { Array($0)[...] } })
}
