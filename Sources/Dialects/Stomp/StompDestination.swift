public import Chat

/// Where a frame goes: a room, a person, or the server itself.
public enum StompDestination: Hashable, Sendable {
    /// `/room/NAME`
    case room(RoomName)
    /// `/user/NAME`
    case user(UserName)
    /// `/server/WORD`: a question or a wish.
    case server([UInt8])
    /// `/direct`: what people say to oneself alone.
    case direct
    /// `/server`: what the server answers, and tells oneself alone.
    case answers

    /// What destinations of rooms begin with.
    public static let roomPrefix: StaticString = "/room/"
    /// What destinations of people begin with.
    public static let userPrefix: StaticString = "/user/"
    /// What destinations of questions begin with.
    public static let serverPrefix: StaticString = "/server/"
    /// The subscription of direct messages, where nobody has subscribed to `/direct`.
    public static let directSubscription: StaticString = "direct"
    /// The subscription of answers and notices of the server, where nobody has subscribed to `/server`.
    public static let serverSubscription: StaticString = "server"

    /// Reads a destination.
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

    /// The refusal of a destination that can't exist, or can't be used so: its sentence tells which can.
    static func refusal(_ bytes: ArraySlice<UInt8>) -> Refusal {
        var refusal = Refusal(.badArgument, about: bytes)
        refusal.isAboutDestination = true
        return refusal
    }
}

extension UInt8 {
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}

extension ArraySlice<UInt8> {
    /// What stands behind a beginning; nil where it does not begin so.
    func rest(after beginning: StaticString) -> ArraySlice<UInt8>? {
        let wanted = UnsafeBufferPointer(start: beginning.utf8Start, count: beginning.utf8CodeUnitCount)
        return starts(with: wanted) ? dropFirst(wanted.count) : nil
    }
}
