/// A client's login: the user's name and the rooms to join.
public struct StompLogin: Sendable {
    /// The user's name.
    public var name: String
    /// The server's password, where it has one.
    public var password: [UInt8]?
    /// The rooms to join.
    public var rooms: [String]
    /// The number of earlier messages to ask for in each joined room.
    public var history: Int
    /// Whether the client reconnects after a lost connection.
    public var comesBack: Bool
    /// For how many seconds the client asks again for a name that another user has; 0 for not at all.
    public var namePatienceSeconds: UInt64 = 0
    /// The part that distinguishes this client's tickets from those of an earlier user of the name.
    public var token: String

    /// Creates a login request.
    public init(
        name: String, password: [UInt8]? = nil, rooms: [String], history: Int = 0, comesBack: Bool, token: String
    ) {
        self.name = name
        self.password = password
        self.rooms = rooms
        self.history = history
        self.comesBack = comesBack
        self.token = token
    }
}
