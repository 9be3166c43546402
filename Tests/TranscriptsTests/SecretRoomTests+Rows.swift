/// The requests of each dialect that name a room or could reveal one.
extension SecretRoomTests {
    /// The requests that a command has for the test, in which `ROOM` stands for the room's name, or the reason why it
    /// has none.
    enum Row {
        case asks([String])
        /// The command names no room, and its reply reveals nothing about any room.
        case namesNoRoom
        /// The command can't hide whether the room exists, for this reason.
        case reveals(because: String)
    }

    static let joining = Row.reveals(because: "joining a room that does not exist creates it")

    static let irc: [String: Row] = [
        "ADMIN": .namesNoRoom, "AWAY": .namesNoRoom, "BATCH": .namesNoRoom, "CAP": .namesNoRoom, "HELP": .namesNoRoom,
        "HELPOP": .namesNoRoom, "INFO": .namesNoRoom, "ISON": .namesNoRoom, "KILL": .namesNoRoom,
        "LINKS": .namesNoRoom, "MONITOR": .namesNoRoom, "MOTD": .namesNoRoom, "NICK": .namesNoRoom,
        "OPER": .namesNoRoom, "PASS": .namesNoRoom, "PING": .namesNoRoom, "PONG": .namesNoRoom, "QUIT": .namesNoRoom,
        "REHASH": .namesNoRoom, "SETNAME": .namesNoRoom, "STATS": .namesNoRoom, "TIME": .namesNoRoom,
        "USER": .namesNoRoom, "VERSION": .namesNoRoom, "WALLOPS": .namesNoRoom, "WEBIRC": .namesNoRoom,
        "WHOWAS": .namesNoRoom,
        "JOIN": joining,
        "LUSERS": .reveals(because: "254 counts all rooms, so that its cost does not grow with them"),
        "INVITE": .asks(["INVITE ana #ROOM", "INVITE nobody #ROOM", "INVITE ben #ROOM", "INVITE"]),
        "KICK": .asks(["KICK #ROOM ana", "KICK #ROOM ana :why", "KICK #ROOM,#pub ana,ana", "KICK #ROOM nobody"]),
        "KNOCK": .asks(["KNOCK #ROOM", "KNOCK #ROOM :let me in", "KNOCK #ROOM"]),
        "LIST": .asks(["LIST", "LIST #ROOM", "LIST #ROOM,#pub", "LIST #*", "LIST !#x", "LIST >0"]),
        "MODE": .asks([
            "MODE #ROOM", "MODE #ROOM b", "MODE #ROOM e", "MODE #ROOM +b x", "MODE #ROOM +o ben", "MODE #ROOM +k",
            "MODE #ROOM -s", "MODE #ROOM +Z",
        ]),
        "NAMES": .asks(["NAMES", "NAMES #ROOM", "NAMES #ROOM,#pub"]),
        "NOTICE": .asks(["NOTICE #ROOM :hi", "NOTICE @#ROOM :hi", "NOTICE #ROOM,ben :hi"]),
        "PART": .asks(["PART #ROOM", "PART #ROOM :bye", "PART #ROOM,#nowhere"]),
        "PRIVMSG": .asks([
            "PRIVMSG #ROOM :hi", "PRIVMSG @#ROOM :hi", "PRIVMSG #ROOM,ben :hi", "PRIVMSG #ROOM :\u{1}VERSION\u{1}",
            "PRIVMSG #ROOM :\u{1}ACTION waves\u{1}", "PRIVMSG #ROOM :",
        ]),
        "TAGMSG": .asks(["@+typing=active TAGMSG #ROOM", "@+typing=active TAGMSG @#ROOM"]),
        "TOPIC": .asks(["TOPIC #ROOM", "TOPIC #ROOM :tea", "TOPIC #ROOM :"]),
        "USERHOST": .asks(["USERHOST ana"]), "USERIP": .asks(["USERIP ana"]),
        "WHO": .asks(["WHO #ROOM", "WHO ana", "WHO *", "WHO #ROOM %tcnf,7", "WHO ana %tcnf,7"]),
        "WHOIS": .asks(["WHOIS ana"]),
    ]

    static let plain: [String: Row] = [
        "login": .namesNoRoom, "me": .namesNoRoom, "topic": .namesNoRoom, "name": .namesNoRoom,
        "history": .namesNoRoom, "away": .namesNoRoom, "op": .namesNoRoom, "deop": .namesNoRoom,
        "voice": .namesNoRoom, "devoice": .namesNoRoom, "kick": .namesNoRoom, "ban": .namesNoRoom,
        "unban": .namesNoRoom, "invite": .namesNoRoom, "room": .namesNoRoom, "quit": .namesNoRoom,
        "help": .namesNoRoom, "join": joining,
        "leave": .asks(["/leave ROOM", "/leave ROOM bye"]), "switch": .asks(["/switch ROOM"]),
        "msg": .asks(["/msg ROOM hi"]), "who": .asks(["/who ROOM", "/who *", "/who"]), "rooms": .asks(["/rooms"]),
        "knock": .asks(["/knock ROOM", "/knock ROOM please", "/knock ROOM"]),
    ]

    static let stompFrames: [String: Row] = [
        "CONNECT": .namesNoRoom, "STOMP": .namesNoRoom, "ACK": .namesNoRoom, "NACK": .namesNoRoom,
        "BEGIN": .namesNoRoom, "ABORT": .namesNoRoom, "DISCONNECT": .namesNoRoom, "SUBSCRIBE": joining,
        "UNSUBSCRIBE": .asks(["UNSUBSCRIBE id:/room/ROOM receipt:r"]),
        "SEND": .asks([
            "SEND destination:/room/ROOM receipt:r | hi", "SEND destination:/room/ROOM | hi",
            "SEND destination:/room/ROOM kind:notice receipt:r | hi", "SEND destination:/room/ROOM id:x | hi",
        ]),
        "COMMIT": .asks([
            "BEGIN transaction:t\nSEND destination:/room/ROOM transaction:t receipt:a | hi\nCOMMIT transaction:t receipt:r"
        ]),
    ]

    static let stompQuestions: [String: Row] = [
        "name": .namesNoRoom, "away": .namesNoRoom, "help": .namesNoRoom,
        "who": asks("who room:ROOM", "who"), "rooms": asks("rooms"), "whois": asks("whois user:ana"),
        "watch": .namesNoRoom, "unwatch": .namesNoRoom,
        "topic": asks("topic room:ROOM", "topic room:ROOM | tea", "topic room:ROOM value:off"),
        "history": asks("history room:ROOM", "history room:ROOM count:1 after:1"),
        "op": asks("op room:ROOM user:ana"), "deop": asks("deop room:ROOM user:ana"),
        "voice": asks("voice room:ROOM user:ana"), "devoice": asks("devoice room:ROOM user:ana"),
        "kick": asks("kick room:ROOM user:ana", "kick room:ROOM user:ana | why"),
        "ban": asks("ban room:ROOM mask:x"), "unban": asks("unban room:ROOM mask:x"),
        "invite": asks("invite room:ROOM user:ana", "invite room:ROOM user:ben", "invite room:ROOM user:nobody"),
        "knock": asks("knock room:ROOM", "knock room:ROOM | please"),
        "room": asks("room room:ROOM", "room room:ROOM setting:secret value:off"),
    ]

    private static func asks(_ questions: String...) -> Row {
        .asks(
            questions.flatMap { ["SEND destination:/server/\($0)", with(receipt: "SEND destination:/server/\($0)")] })
    }

    private static func with(receipt question: String) -> String {
        let parts = question.split(separator: " | ", maxSplits: 1).map(String.init)
        return parts[0] + " receipt:r" + (parts.count > 1 ? " | \(parts[1])" : "")
    }
}
