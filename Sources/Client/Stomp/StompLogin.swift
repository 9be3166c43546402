/// How one wants to be known, and where one wants to be.
public struct StompLogin: Sendable {
    /// Our name.
    public var name: String
    /// The server's password, where it has one.
    public var password: [UInt8]?
    /// The rooms to be in.
    public var rooms: [String]
    /// How many messages of the past to ask for on coming into a room.
    public var history: Int
    /// Whether a lost connection is tried again.
    public var comesBack: Bool
    /// For how many seconds a name is asked for again that somebody else has; 0 for not at all.
    public var namePatienceSeconds: UInt64 = 0
    /// What makes our tickets unlike those of anybody who had the name before.
    public var token: String

    /// Puts the parts together.
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
