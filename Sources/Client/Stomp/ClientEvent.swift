public import Chat

/// An event of a STOMP session that the client shows to the user, in order of occurrence.
public enum ClientEvent: Equatable, Sendable {
    /// The server accepted the login under that name; `isAgain` after a lost connection.
    case welcome(name: String, server: String, isAgain: Bool)
    /// The connection is lost for this reason; the client reconnects after `secondsUntilNext` seconds.
    case lost(String, secondsUntilNext: Int)
    /// The client has joined a room; `isAgain` when it was in the room before the connection was lost.
    case entered(room: String, topic: String, members: [RoomMember], isAgain: Bool)
    /// The client has left a room; `isWanted` when the user asked to leave.
    case exited(room: String, isWanted: Bool)
    /// A speaker sent a message.
    case said(ReceivedMessage)
    /// Another event occurred in a room.
    case happened(RoomChange, room: String, at: Timestamp)
    /// The server accepted a message of the user. With `isToldAgain`, the room also delivers the message as `said`.
    case delivered(ticket: String, at: Timestamp, isToldAgain: Bool)
    /// The server refused a message of the user.
    case undelivered(ticket: String, reason: String)
    /// A message reached a user whose id the client now knows.
    case met(ConversationTarget)
    /// The partner of a direct conversation has another name.
    case partnerRenamed(ConversationTarget, to: String)
    /// The partner of a direct conversation has left, for that reason where the server gives one.
    case partnerLeft(ConversationTarget, reason: String)
    /// The messages of a room that the user requested; the room has forgotten those up to `forgotten`.
    case history(room: String, [ReceivedMessage], forgotten: UInt64?)
    /// Messages or members of a room cannot be shown; the text says which.
    case missing(String, room: String)
    /// The client has joined every room of the login and has received the messages that it missed.
    case arrived
    /// The server refused a request, with a stable word and a sentence.
    case refused(word: String, sentence: String, room: String?)
    /// The members of a room, as the user requested.
    case members(room: String, [RoomMember])
    /// The names of all rooms, as the user requested; a `told` event also describes each room.
    case listed(rooms: [String])
    /// A notice or answer of the server, perhaps about a room.
    case told(String, room: String?)
    /// A line of the message of the day.
    case messageOfTheDay(String)
    /// The user has a new name.
    case renamed(String)
    /// The user is away, or is back.
    case away(Bool)
}

/// A message, with its room or conversation.
public struct ReceivedMessage: Equatable, Sendable {
    /// The kind of a message.
    public enum Kind: String, Equatable, Sendable {
        case said
        case action
        case notice
    }

    /// The room or conversation of the message.
    public var place: ConversationTarget
    /// The kind of the message.
    public var kind: Kind
    /// The name of the speaker.
    public var speaker: String
    /// The text, perhaps of several lines.
    public var text: String
    /// When the message was sent.
    public var time: Timestamp
    /// The role that a member needs to receive the message; empty when all members receive it.
    public var role = ""
    /// The ticket of the user's own message; nil for messages of other speakers.
    public var ticket: String?
    /// Whether the message is from before the client joined, or an answer to a history request.
    public var isHistory = false
}

/// The place of a message: a room or a user.
public enum ConversationTarget: Hashable, Sendable {
    /// A room.
    case room(String)
    /// A direct conversation with a user: the name, and the user's id where the server has told it.
    case person(String, id: String? = nil)

    /// The name of the room; nil for a user.
    var room: String? {
        if case .room(let name) = self { name } else { nil }
    }

    /// The name of the room or user.
    var name: String {
        switch self {
        case .room(let name), .person(let name, _): name
        }
    }

    /// The value of a `destination` header.
    var destination: String {
        switch self {
        case .room(let name): "/room/\(name)"
        case .person(let name, _): "/user/\(name)"
        }
    }
}

/// A member of a room, with the names of the member's roles.
public struct RoomMember: Hashable, Sendable {
    /// The member's name.
    public var name: String
    /// The member's roles in the room.
    public var roles: Set<String>

    /// Creates a member with that name and those roles.
    public init(name: String, roles: Set<String>) {
        self.name = name
        self.roles = roles
    }
}

/// An event in a room other than a message.
public enum RoomChange: Equatable, Sendable {
    case joined(String)
    case left(String, reason: String)
    case renamed(String, to: String)
    /// The topic of the room; an empty text removes it.
    case topic(String, by: String)
    case kicked(String, by: String, reason: String)
    /// The settings that were set or unset, one line each.
    case settings([String], by: String)
    case invited(String, by: String)
    case knocked(String, words: String)
}
