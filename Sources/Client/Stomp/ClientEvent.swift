public import Chat

/// What a conversation over STOMP tells the one who has it, in the order in which it happened.
public enum ClientEvent: Equatable, Sendable {
    /// We are known to the server, by that name; again, where the connection had been lost.
    case welcome(name: String, server: String, isAgain: Bool)
    /// The connection is lost, for that reason; in so many seconds it is tried again.
    case lost(String, secondsUntilNext: Int)
    /// We are in a room; again, where we had been in it before the connection was lost.
    case entered(room: String, topic: String, members: [Person], isAgain: Bool)
    /// We are in it no longer, as we wanted or not.
    case exited(room: String, isWanted: Bool)
    /// Somebody said something.
    case said(ReceivedMessage)
    /// Something else happened in a room.
    case happened(Change, room: String, at: Timestamp)
    /// Our own words have arrived. What a room hears that we are in is told again as `said`, in its place there.
    case delivered(ticket: String, at: Timestamp, isToldAgain: Bool)
    /// Our own words were refused.
    case undelivered(ticket: String, reason: String)
    /// That is the user whom words of ours have reached.
    case met(StompPlace)
    /// The user of a direct talk is called otherwise now.
    case partnerRenamed(StompPlace, to: String)
    /// The user of a direct talk has left, for that reason where one is known.
    case partnerLeft(StompPlace, reason: String)
    /// What was said in a room, as we have asked; nothing is remembered of what was said up to the number `forgotten`.
    case history(room: String, [ReceivedMessage], forgotten: UInt64?)
    /// Something that was said in a room can't be told: what.
    case missing(String, room: String)
    /// We are in every room that we wanted to be in, and have been told what was said there before.
    case arrived
    /// A no: its word, and a sentence.
    case refused(word: String, sentence: String, room: String?)
    /// Who is in a room, as we have asked.
    case members(room: String, [Person])
    /// Which rooms there are, as we have asked; each is told of as well.
    case listed(rooms: [String])
    /// What the server tells, or answers: perhaps about a room.
    case told(String, room: String?)
    /// A line of the message of the day.
    case messageOfTheDay(String)
    /// We are called so now.
    case renamed(String)
    /// We are away now, or back.
    case away(Bool)
}

/// Something that was said, and where.
public struct ReceivedMessage: Equatable, Sendable {
    /// How it was meant.
    public enum Kind: String, Equatable, Sendable {
        case said
        case action
        case notice
    }

    /// In which room or with whom.
    public var place: StompPlace
    /// How it was meant.
    public var kind: Kind
    /// Who said it.
    public var speaker: String
    /// The words, perhaps of several lines.
    public var text: String
    /// When.
    public var time: Timestamp
    /// Only those with that role hear it; empty where everybody does.
    public var role = ""
    /// By which we know our own words; nil for those of others.
    public var ticket: String?
    /// Whether it is told of the time before we came, or since we have asked.
    public var isHistory = false
}

/// Where something is said.
public enum StompPlace: Hashable, Sendable {
    /// In a room.
    case room(String)
    /// To one user, or by them to us: a name, and the number of the user where the server has told it.
    case person(String, id: String? = nil)

    /// The room, if it is one.
    var room: String? {
        if case .room(let name) = self { name } else { nil }
    }

    /// The name of the room or user.
    var name: String {
        switch self {
        case .room(let name), .person(let name, _): name
        }
    }

    /// As a header `destination`.
    var destination: String {
        switch self {
        case .room(let name): "/room/\(name)"
        case .person(let name, _): "/user/\(name)"
        }
    }
}

/// Somebody in a room, with the names of their roles.
public struct Person: Hashable, Sendable {
    /// What they are called.
    public var name: String
    /// What they may do there.
    public var roles: Set<String>

    /// Somebody by that name, with those roles.
    public init(name: String, roles: Set<String>) {
        self.name = name
        self.roles = roles
    }
}

/// What happens in a room beside words.
public enum Change: Equatable, Sendable {
    case joined(String)
    case left(String, reason: String)
    case renamed(String, to: String)
    /// What the room is about; nothing any more where the text is empty.
    case topic(String, by: String)
    case kicked(String, by: String, reason: String)
    /// What is set or unset, a line each.
    case settings([String], by: String)
    case invited(String, by: String)
    case knocked(String, words: String)
}
