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
        let own = String(decoding: UserModes.letters.map(\.letter), as: UTF8.self)
        out.add(.myInfo, to: me, ([facts.name, IRCWording.version, own] + modes).map { Array($0.utf8) })
        supports(facts, to: me, &out)
    }

    /// 005, in as many lines as it takes.
    func supports(_ facts: ServerFacts, to me: Addressee, _ out: inout [UInt8]) {
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
    func users(_ census: Census, to me: Addressee, _ out: inout [UInt8]) {
        let visible = census.people - census.invisible
        let words = "There are \(visible) users and \(census.invisible) invisible on 1 servers"
        out.add(.userClients, to: me, words: Array(words.utf8))
        let counts = [
            (Numeric.userOperators, census.operators), (.userUnknown, census.visitors), (.userChannels, census.rooms),
        ]
        for (numeric, count) in counts {
            out.add(numeric, to: me, [Array(String(count).utf8)], words: Array(numeric.words.utf8))
        }
        out.add(.userMe, to: me, words: Array("I have \(census.people) clients and 0 servers".utf8))
        for (numeric, whose) in [(Numeric.localUsers, "local"), (.globalUsers, "global")] {
            let counts = [census.people, census.most].map { Array(String($0).utf8) }
            let words = "Current \(whose) users \(census.people), max \(census.most)"
            out.add(numeric, to: me, counts, words: Array(words.utf8))
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
            "AWAYLEN=\(limits[.reason])", "BOT=B", "ELIST=CMNTU", "MONITOR=\(Limits.watched)",
            "NAMELEN=\(Introduction.mostRealNameBytes)", "SAFELIST", "WHOX",
            "CASEMAPPING=ascii", "CHANTYPES=#", "CHANNELLEN=\(limits[.roomName] + 1)", "CHANMODES=\(kinds)",
            "EXCEPTS=e", "EXTBAN=,m", "INVEX=I", "KEYLEN=\(RoomMode.mostKeyBytes)", "KICKLEN=\(limits[.reason])",
            "KNOCK",
            "MAXLIST=\(letters(ofAll: isList)):\(RoomMode.mostMasks)", "MODES=\(RoomMode.mostChanges)",
            "CHANLIMIT=#:\(limits[.roomsPerUser] == .max ? "" : String(limits[.roomsPerUser]))",
            "NETWORK=\(facts.network)", "NICKLEN=\(limits[.name])", "PREFIX=(\(roles))\(prefixes)",
            "STATUSMSG=\(prefixes)",
            "TARGMAX=JOIN:,KICK:,PART:,PRIVMSG:4,NOTICE:4,TAGMSG:4,NAMES:,WHOIS:", "TOPICLEN=\(limits[.topic])",
            "USERLEN=\(Introduction.mostIdentBytes)", "UTF8ONLY",
        ]
    }
}
