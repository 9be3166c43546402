/// The target of a window: a room, a user, or the server itself.
public struct WindowTarget: Hashable, Sendable {
    /// What a window shows: the server's notices, a room, or the direct conversation with a user.
    public enum Kind: Hashable, Sendable {
        case server
        case room
        case person
    }

    /// What the window shows.
    public let kind: Kind
    /// The name as it is shown.
    public let name: String
    /// The user's id, where the server has told it: a name may pass to another user.
    public let identity: String?
    /// The name as it is compared. Swift compares strings regardless of how accents are encoded.
    private let key: String

    private init(_ kind: Kind, _ name: String, _ identity: String? = nil) {
        self.kind = kind
        self.name = name
        self.identity = identity
        key = name.lowercased()
    }

    /// Returns the target for notices of the server, under that name.
    public static func server(_ name: String) -> WindowTarget { WindowTarget(.server, name) }
    /// Returns the target for a room.
    public static func room(_ name: String) -> WindowTarget { WindowTarget(.room, name) }
    /// Returns the target for a direct conversation with a user.
    public static func person(_ name: String, identity: String? = nil) -> WindowTarget {
        WindowTarget(.person, name, identity)
    }

    /// Returns whether both are the same target, in any spelling. There is only one server.
    public static func == (left: WindowTarget, right: WindowTarget) -> Bool {
        left.kind == right.kind && left.identity == right.identity && (left.kind == .server || left.key == right.key)
    }

    /// Whether both targets have the same name, even for different users.
    func hasName(of other: WindowTarget) -> Bool { key == other.key }

    /// Hashes the target consistently with `==`.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        if kind != .server { hasher.combine(key) }
    }
}
