public import Chat

/// The destination of a frame: a room, a user, or the server itself.
public enum StompDestination: Hashable, Sendable {
    /// `/room/NAME`
    case room(RoomName)
    /// `/user/NAME`
    case user(UserName)
    /// `/server/WORD`: a question or a request to the server.
    case server([UInt8])
    /// `/direct`: direct messages to this user.
    case direct
    /// `/server`: answers and notices of the server to this user.
    case answers

    /// The prefix of room destinations.
    public static let roomPrefix: StaticString = "/room/"
    /// The prefix of user destinations.
    public static let userPrefix: StaticString = "/user/"
    /// The prefix of server questions.
    public static let serverPrefix: StaticString = "/server/"
    /// The subscription id of direct messages when the client has not subscribed to `/direct`.
    public static let directSubscription: StaticString = "direct"
    /// The subscription id of server answers and notices when the client has not subscribed to `/server`.
    public static let serverSubscription: StaticString = "server"

    /// Parses a destination.
    ///
    /// - Throws: A refusal when no such destination can exist.
    public init(_ bytes: ArraySlice<UInt8>) throws(Refusal) {
        if let name = bytes.rest(after: StompDestination.roomPrefix) {
            guard let room = RoomName(name) else { throw Refusal(.badRoomName, about: name) }
            self = .room(room)
        } else if let name = bytes.rest(after: StompDestination.userPrefix) {
            guard let user = UserName(name) else { throw Refusal(.noSuchUser, about: name) }
            self = .user(user)
        } else if let word = bytes.rest(after: StompDestination.serverPrefix) {
            self = .server(Array(word))
        } else if bytes.elementsEqual("/direct".utf8) {
            self = .direct
        } else if bytes.elementsEqual("/server".utf8) {
            self = .answers
        } else {
            throw StompDestination.refusal(bytes)
        }
    }

    /// Returns the refusal of an invalid or unusable destination, whose sentence lists the valid ones.
    static func refusal(_ bytes: ArraySlice<UInt8>) -> Refusal {
        var refusal = Refusal(.badArgument, about: bytes)
        refusal.isAboutDestination = true
        return refusal
    }
}

extension ArraySlice<UInt8> {
    /// Returns the bytes after a prefix, or nil when the bytes do not start with it.
    func rest(after beginning: StaticString) -> ArraySlice<UInt8>? {
        let wanted = UnsafeBufferPointer(start: beginning.utf8Start, count: beginning.utf8CodeUnitCount)
        return starts(with: wanted) ? dropFirst(wanted.count) : nil
    }
}
