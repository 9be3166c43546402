/// A refused request: a stable word, which is the same in all dialects and never changes, and the subject of the
/// refusal.
///
/// It is a value for the user who asked. It is an `Error` only so that a parser can stop at it.
public struct Refusal: Error, Hashable, Sendable {
    /// The stable words that programs may rely on.
    public enum Word: String, CaseIterable, Sendable {
        /// The bytes are not a valid name.
        case badName = "bad-name"
        /// The name could be mistaken for the server's own.
        case nameReserved = "name-reserved"
        /// Another user has the name.
        case nameTaken = "name-taken"
        /// The client has not logged in yet.
        case notLoggedIn = "not-logged-in"
        /// The client has already logged in.
        case alreadyLoggedIn = "already-logged-in"
        /// The password is not the server's.
        case wrongPassword = "wrong-password"
        /// Too many wrong passwords were tried, or too many wait to be checked; the subject is the seconds to wait.
        case tooManyAttempts = "too-many-attempts"
        /// Only server operators may do that.
        case notServerOperator = "not-server-operator"
        /// No user has the name.
        case noSuchUser = "no-such-user"
        /// No room has the name.
        case noSuchRoom = "no-such-room"
        /// The user is not in that room, or in no room.
        case notInRoom = "not-in-room"
        /// The user is already in the room.
        case alreadyInRoom = "already-in-room"
        /// The bytes are not a valid room name.
        case badRoomName = "bad-room-name"
        /// The user, or the server, has reached the limit on rooms.
        case tooManyRooms = "too-many-rooms"
        /// The server, or the client's address, has reached the limit on connections.
        case tooManyClients = "too-many-clients"
        /// The room's queue stayed full for too long.
        case roomBusy = "room-busy"
        /// The recipient reads too slowly: the outbox had no space for the message.
        case userBusy = "user-busy"
        /// The client sent too much too soon.
        case tooFast = "too-fast"
        /// The line has more bytes than the limit.
        case lineTooLong = "line-too-long"
        /// The text, topic or reason has more bytes than the limit.
        case textTooLong = "text-too-long"
        /// The text has more lines than the limit.
        case tooManyLines = "too-many-lines"
        /// The text is not UTF-8, or has control characters.
        case badText = "bad-text"
        /// No command has the name.
        case noSuchCommand = "no-such-command"
        /// The command needs another argument.
        case missingArgument = "missing-argument"
        /// An argument of the command is not valid.
        case badArgument = "bad-argument"
        /// The user lacks the rights for that in the room.
        case notOperator = "not-operator"
        /// The user may not speak in the room.
        case mayNotSpeak = "may-not-speak"
        /// The user is banned from the room.
        case banned
        /// Only invited users may join.
        case inviteOnly = "invite-only"
        /// The user gave no key or a wrong key.
        case wrongKey = "wrong-key"
        /// The room has reached its limit on members.
        case roomFull = "room-full"
        /// Any user may join, so there is no invitation to ask for.
        case roomOpen = "room-open"
        /// The user has recently asked for an invitation.
        case alreadyKnocked = "already-knocked"
        /// The other user is not in the room.
        case userNotInRoom = "user-not-in-room"
        /// The other user is already in the room.
        case userInRoom = "user-in-room"
        /// The value is not valid for that setting of a room.
        case badSetting = "bad-setting"
        /// The list of masks is full.
        case tooManyMasks = "too-many-masks"
        /// The input is not a valid frame.
        case badFrame = "bad-frame"
        /// The frame has more headers or bytes than the limit.
        case frameTooLong = "frame-too-long"
        /// More frames wait for their transactions to be committed than the limit allows.
        case tooManyFrames = "too-many-frames"
        /// The server speaks none of the client's protocol versions.
        case noSuchVersion = "no-such-version"
    }

    /// The stable word.
    public let word: Word
    /// The name or text that was refused, as the client gave it; empty for none. It is unvalidated client input.
    public let subject: [UInt8]
    /// The room in which the request failed, when it is not the subject.
    public let room: RoomName?

    /// The value that the client gave for the setting that is the subject; empty for none. It is unvalidated client
    /// input.
    public let given: [UInt8]
    /// The limit that was reached, if any.
    public let limit: Limit?
    /// The syntax of the refused command, when its dialect has given it: `/name NAME`.
    public private(set) var usage: String?

    /// Whether the subject is a STOMP destination that cannot exist, so that the sentence lists the valid forms.
    public var isAboutDestination = false

    /// Creates a refusal with its subject, room and limit.
    public init(
        _ word: Word, about subject: some Sequence<UInt8> = [], in room: RoomName? = nil, limit: Limit? = nil,
        given: [UInt8] = []
    ) {
        self.given = given
        self.word = word
        self.subject = Array(subject)
        self.room = room
        self.limit = limit
    }

    /// Returns the same refusal with the command's syntax.
    public func with(usage: String) -> Refusal {
        var refusal = self
        refusal.usage = usage
        return refusal
    }

    /// Creates a refusal about a user.
    public init(_ word: Word, about name: UserName, in room: RoomName? = nil, limit: Limit? = nil) {
        self.init(word, about: name.shown, in: room, limit: limit)
    }

    /// Creates a refusal about a room.
    public init(_ word: Word, about name: RoomName, limit: Limit? = nil) {
        self.init(word, about: name.shown, limit: limit)
    }
}
