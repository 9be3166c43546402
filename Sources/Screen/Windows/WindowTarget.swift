/// Where something is said: a room, or the two of us, or what the server tells.
public struct WindowTarget: Hashable, Sendable {
    /// What kind of place it is.
    public enum Kind: Hashable, Sendable {
        case server
        case room
        case person
    }

    /// What kind of place it is.
    public let kind: Kind
    /// Its name as it is shown.
    public let name: String
    /// Which user it is, where the server has told it: a name may change hands.
    public let identity: String?
    /// Its name as it is compared. Strings are equal however their accents are encoded.
    private let key: String

    private init(_ kind: Kind, _ name: String, _ identity: String? = nil) {
        self.kind = kind
        self.name = name
        self.identity = identity
        key = name.lowercased()
    }

    /// What the server tells, by the name it goes by.
    public static func server(_ name: String) -> WindowTarget { WindowTarget(.server, name) }
    /// A room.
    public static func room(_ name: String) -> WindowTarget { WindowTarget(.room, name) }
    /// A conversation with one user.
    public static func person(_ name: String, identity: String? = nil) -> WindowTarget {
        WindowTarget(.person, name, identity)
    }

    /// The same place, however it is spelled. There is one server.
    public static func == (left: WindowTarget, right: WindowTarget) -> Bool {
        left.kind == right.kind && left.identity == right.identity && (left.kind == .server || left.key == right.key)
    }

    /// Whether both have one name, whoever has it.
    func hasName(of other: WindowTarget) -> Bool { key == other.key }

    /// Agrees with `==`.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        if kind != .server { hasher.combine(key) }
    }
}

extension String {
    /// The text with its ASCII capitals made small, as names are compared.
    var folded: String {
        String(decoding: utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
