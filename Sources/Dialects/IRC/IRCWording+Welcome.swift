internal import Chat

/// What a client is told when it has registered, and whenever it asks for it again.
extension IRCWording {
    /// 001 to 005 (Modern IRC, "Connection Registration").
    func welcome(_ facts: ServerFacts, to me: Addressee, _ out: inout [UInt8]) {
        guard let member = me.member else { return }
        let nick = member.name.description
        out.add(.welcome, to: me, words: Array("Welcome to \(facts.name), \(nick)".utf8))
        out.add(.yourHost, to: me, words: Array("Your host is \(facts.name), running \(IRCWording.version)".utf8))
        out.add(.created, to: me, words: Array("This server was created \(facts.started.iso8601)".utf8))
        let modes = [Supports.letters(ofAll: { _ in true }), Supports.letters(ofAll: Supports.takesParameter)]
        out.add(.myInfo, to: me, ([facts.name, IRCWording.version, "i"] + modes).map { Array($0.utf8) })
        for line in Supports.tokens(facts).chunked(by: 12) {
            let tokens = line.map { Array($0.utf8) }
            out.add(.supports, to: me, tokens, words: Array("are supported by this server".utf8))
        }
    }

    /// The message of the day, line by line, or that there is none.
    func messageOfTheDay(_ facts: ServerFacts, to me: Addressee, _ out: inout [UInt8]) {
        if facts.messageOfTheDay.isEmpty {
            return out.add(.noMessageOfTheDay, to: me, words: Array(Numeric.noMessageOfTheDay.words.utf8))
        }
        out.add(.messageOfTheDayStart, to: me, words: Array("- \(facts.name) Message of the day -".utf8))
        for line in facts.messageOfTheDay {
            for piece in cuts(line.bytes, atMost: 400) {
                out.add(.messageOfTheDay, to: me, words: Array("- ".utf8) + piece)
            }
        }
        out.add(.endOfMessageOfTheDay, to: me, words: Array(Numeric.endOfMessageOfTheDay.words.utf8))
    }

    /// How many are here.
    func users(_ users: Int, rooms: Int, to me: Addressee, _ out: inout [UInt8]) {
        let count = String(users)
        out.add(.userClients, to: me, words: Array("There are \(count) users and 0 invisible on 1 servers".utf8))
        for numeric in [Numeric.userOperators, .userUnknown] {
            out.add(numeric, to: me, [Array("0".utf8)], words: Array(numeric.words.utf8))
        }
        out.add(.userChannels, to: me, [Array(String(rooms).utf8)], words: Array(Numeric.userChannels.words.utf8))
        out.add(.userMe, to: me, words: Array("I have \(count) clients and 0 servers".utf8))
        for (numeric, whose) in [(Numeric.localUsers, "local"), (.globalUsers, "global")] {
            let counts = [Array(count.utf8), Array(count.utf8)]
            out.add(numeric, to: me, counts, words: Array("Current \(whose) users \(count), max \(count)".utf8))
        }
    }

    /// What the server says it is.
    static let version = "roost"
}

/// What the server supports (RPL_ISUPPORT), made from the limits that are in force.
enum Supports {
    static func tokens(_ facts: ServerFacts) -> [String] {
        let limits = facts.limits
        return [
            "CASEMAPPING=ascii", "CHANTYPES=#", "CHANNELLEN=\(limits[.roomName] + 1)", "CHANMODES=\(kinds)",
            "EXCEPTS=e", "EXTBAN=,m", "INVEX=I", "KEYLEN=\(RoomMode.mostKeyBytes)", "KICKLEN=\(limits[.reason])",
            "KNOCK",
            "MAXLIST=\(letters(ofAll: isList)):\(RoomMode.mostMasks)", "MODES=\(RoomMode.mostChanges)",
            "CHANLIMIT=#:\(limits[.roomsPerUser] == .max ? "" : String(limits[.roomsPerUser]))",
            "NETWORK=\(facts.name)", "NICKLEN=\(limits[.name])", "PREFIX=(\(roles))\(prefixes)",
            "STATUSMSG=\(prefixes)",
            "TARGMAX=JOIN:,KICK:,PART:,PRIVMSG:4,NOTICE:4,TAGMSG:4,NAMES:,WHOIS:1", "TOPICLEN=\(limits[.topic])",
            "USERLEN=\(Introduction.mostIdentBytes)", "UTF8ONLY",
        ]
    }
}
