/// The kind of a MESSAGE, as its header `event` names it.
public enum StompEvent: String, CaseIterable, Sendable {
    // Events in a room.
    case said
    case action
    case notice
    case joined
    case left
    case renamed
    case topic
    case kicked
    case settings
    case invited
    case knocked
    case missed

    // Messages to one user alone.
    case direct
    case entered
    case exited
    case motd
    case away
    case absent
    case gone

    // Answers to a request of the client.
    case refused
    case members
    case users
    case rooms
    case history
    case whois
    case help

    /// Describes the event, and the content of its body and its particular headers.
    public var sentence: String {
        switch self {
        case .said: "`from` says the body; with `role`, to those alone who have at least that role"
        case .action: "`from` does what the body says"
        case .notice: "`from` says the body, and no program may answer it"
        case .joined: "`from` came into the room"
        case .left: "`from` left the room, or was lost; the body says why, if that is known"
        case .renamed: "`from` is now called `name`"
        case .topic: "`from` set the topic to the body; an empty one took it away"
        case .kicked: "`from` removed `user`, for the reason in the body"
        case .settings: "`from` changed settings, a line each: `set NAME [VALUE]` or `unset NAME [VALUE]`"
        case .invited: "`from` invited `user` into `room`"
        case .knocked: "`from` asks to be invited, with the words in the body"
        case .missed:
            "you read too slowly and missed `count` messages, from the number `first` to `last`; `/server/history` shows them"
        case .direct: "`from` says the body to you alone; `kind` is `said`, `action` or `notice`"
        case .entered:
            "you are in the room; `count` are there, of whom `members` follows; `earlier` messages are not shown"
        case .exited: "you are in the room no longer"
        case .motd: "the message of the day"
        case .away: "you are away, with the words in the body, or back where there is none"
        case .absent: "`user`, whom you have written to or invited, is away, with the words in the body"
        case .gone:
            "nobody is called `user` any more, whom you watch; with `name`, they are called that now; `user-id` is who it was"
        case .refused: "no: `refusal` is a word that stays the same, the body a sentence"
        case .members: "who is in the room: `count` lines, each a name and then roles"
        case .users: "who is here: `count` lines, each a name"
        case .rooms: "which rooms there are: `count` lines, each a name, how many are there, and the topic"
        case .history:
            "`count` messages follow, each with its own `event`, and `history:yes`; with `forgotten`, messages up to that number are not remembered"
        case .whois: "who `user` is; the body has a line for each room that they are in"
        case .help: "what can be asked, a line each"
        }
    }
}
