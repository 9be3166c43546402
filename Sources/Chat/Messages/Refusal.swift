/// A no: a word that stays the same in all dialects and for ever, and what it is about.
///
/// It is a value for the person who asked. It is an `Error` only so that reading a command can stop at it.
public struct Refusal: Error, Hashable, Sendable {
    /// The words that programs may rely on.
    public enum Word: String, CaseIterable, Sendable {
        /// The bytes can be no name.
        case badName = "bad-name"
        /// The name could be taken for the server's own.
        case nameReserved = "name-reserved"
        /// Somebody has the name.
        case nameTaken = "name-taken"
        /// One has no name yet.
        case notLoggedIn = "not-logged-in"
        /// One has a name.
        case alreadyLoggedIn = "already-logged-in"
        /// The password is not the server's.
        case wrongPassword = "wrong-password"
        /// Too many wrong passwords were tried, or too many wait to be checked; the subject is the seconds to wait.
        case tooManyAttempts = "too-many-attempts"
        /// Only those who operate the server may do so.
        case notServerOperator = "not-server-operator"
        /// Nobody has the name.
        case noSuchUser = "no-such-user"
        /// No room has the name.
        case noSuchRoom = "no-such-room"
        /// One is not in the room, or in none.
        case notInRoom = "not-in-room"
        /// One is in the room.
        case alreadyInRoom = "already-in-room"
        /// The bytes can be no name of a room.
        case badRoomName = "bad-room-name"
        /// One is in as many rooms as one may be, or there are as many as there may be.
        case tooManyRooms = "too-many-rooms"
        /// The server, or one's address, has as many connections as it may have.
        case tooManyClients = "too-many-clients"
        /// The room could not keep up for too long.
        case roomBusy = "room-busy"
        /// The recipient reads too slowly: the message could not be kept for them.
        case userBusy = "user-busy"
        /// Too much, too soon.
        case tooFast = "too-fast"
        /// The line has more bytes than a line may have.
        case lineTooLong = "line-too-long"
        /// The text, topic or reason has more bytes than it may have.
        case textTooLong = "text-too-long"
        /// The text has more lines than it may have.
        case tooManyLines = "too-many-lines"
        /// Not UTF-8, or control characters.
        case badText = "bad-text"
        /// No command has the name.
        case noSuchCommand = "no-such-command"
        /// The command needs more than it was given.
        case missingArgument = "missing-argument"
        /// The command was given something it can't take.
        case badArgument = "bad-argument"
        /// One may not do that in the room.
        case notOperator = "not-operator"
        /// One may not speak in the room.
        case mayNotSpeak = "may-not-speak"
        /// One is banned from the room.
        case banned
        /// Only those who are invited come in.
        case inviteOnly = "invite-only"
        /// The room has a key, and that is not it.
        case wrongKey = "wrong-key"
        /// As many are in the room as may be.
        case roomFull = "room-full"
        /// Anybody may come in: there is nothing to ask for.
        case roomOpen = "room-open"
        /// One has just asked to be invited.
        case alreadyKnocked = "already-knocked"
        /// The other one is not in the room.
        case userNotInRoom = "user-not-in-room"
        /// The other one is in the room.
        case userInRoom = "user-in-room"
        /// A setting of a room can't have that value.
        case badSetting = "bad-setting"
        /// The list of masks is full.
        case tooManyMasks = "too-many-masks"
        /// What was sent is no frame.
        case badFrame = "bad-frame"
        /// The frame has more headers or bytes than a frame may have.
        case frameTooLong = "frame-too-long"
        /// More frames than may wait for a transaction to be committed.
        case tooManyFrames = "too-many-frames"
        /// The client speaks no version of the protocol that is spoken here.
        case noSuchVersion = "no-such-version"
    }

    /// The word.
    public let word: Word
    /// The name or thing that it is about, as it was given; empty where there is none. Not necessarily clean.
    public let subject: [UInt8]
    /// The room that it happened in, where that is not the subject.
    public let room: RoomName?

    /// What was given for the setting that is the subject; empty where nothing was. Not necessarily clean.
    public let given: [UInt8]
    /// The limit that was met, where one was.
    public let limit: Limit?
    /// How the command is written that was refused, where its dialect has said so: `/name NAME`.
    public private(set) var usage: String?

    /// Whether the subject is a place that can't exist, in a dialect that addresses places of several kinds.
    public var isAboutDestination = false

    /// A no, what it is about, the room that it happened in, and the limit that was met.
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

    /// The same refusal, with how the command is written.
    public func with(usage: String) -> Refusal {
        var refusal = self
        refusal.usage = usage
        return refusal
    }

    /// A no about a person.
    public init(_ word: Word, about name: UserName, in room: RoomName? = nil, limit: Limit? = nil) {
        self.init(word, about: name.shown, in: room, limit: limit)
    }

    /// A no about a room.
    public init(_ word: Word, about name: RoomName, limit: Limit? = nil) {
        self.init(word, about: name.shown, limit: limit)
    }
}
