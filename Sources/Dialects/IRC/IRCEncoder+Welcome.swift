internal import Chat

/// What a client is told when it has registered, and whenever it asks for it again.
extension IRCEncoder {
    /// 001 to 005, who is here, and the message of the day (Modern IRC, "Connection Registration"), in one piece.
    func welcome(_ facts: ServerFacts, _ userCounts: UserCounts, to me: Recipient, _ out: inout [UInt8]) {
        guard let member = me.member else { return }
        out.reserveCapacity(out.count + IRCEncoder.welcomeBytes)
        out.add(.welcome, to: me) {
            $0.add("Welcome to ", string: facts.name)
            $0.add(", ")
            $0.add(member.name)
        }
        out.add(.yourHost, to: me) {
            $0.add("Your host is ", string: facts.name)
            $0.add(", running ", string: IRCEncoder.version)
        }
        out.add(.created, to: me) {
            $0.add("This server was created ")
            $0.add(facts.started)
        }
        out.add(.myInfo, to: me, [Array(facts.name.utf8)] + ISupport.modes)
        supports(facts, to: me, &out)
        users(userCounts, to: me, &out)
        messageOfTheDay(facts, to: me, &out)
    }

    /// A little more than it usually takes, so that it is not moved as it grows.
    private static let welcomeBytes = 2_048

    /// 005, in as many lines as it takes.
    func supports(_ facts: ServerFacts, to me: Recipient, _ out: inout [UInt8]) {
        for line in ISupport.fixed + [ISupport.bounds(facts)] {
            out.add(.supports, to: me, [line]) { $0.add("are supported by this server") }
        }
    }

    /// The message of the day, line by line, or that there is none.
    func messageOfTheDay(_ facts: ServerFacts, to me: Recipient, _ out: inout [UInt8]) {
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
    func users(_ userCounts: UserCounts, to me: Recipient, _ out: inout [UInt8]) {
        out.add(.userClients, to: me) {
            $0.add("There are ", number: userCounts.people - userCounts.invisible)
            $0.add(" users and ", number: userCounts.invisible)
            $0.add(" invisible on 1 servers")
        }
        out.add(.userOperators, to: me, counting: userCounts.operators)
        out.add(.userUnknown, to: me, counting: userCounts.visitors)
        out.add(.userChannels, to: me, counting: userCounts.rooms)
        out.add(.userMe, to: me) {
            $0.add("I have ", number: userCounts.people)
            $0.add(" clients and 0 servers")
        }
        out.add(.localUsers, to: me, counting: userCounts.people, userCounts.most, "Current local users ")
        out.add(.globalUsers, to: me, counting: userCounts.people, userCounts.most, "Current global users ")
    }

    /// What the server says it is.
    static let version = "roost"
}

/// What the server supports (RPL_ISUPPORT), made from the limits that are in force.
enum ISupport {
    /// What follows from the limits and the name of the network.
    static func bounds(_ facts: ServerFacts) -> [UInt8] {
        let limits = facts.limits
        var tokens: [UInt8] = []
        tokens.add("NETWORK=")
        for byte in facts.network.utf8 { tokens.add(escaped: byte) }
        // A bound has no number where it is off.
        func add(_ name: StaticString, _ bound: Int) {
            if bound == .max { tokens.add(name) } else { tokens.add(name, number: bound) }
        }
        add(" AWAYLEN=", limits[.reason])
        add(" CHANNELLEN=", limits[.roomName] + 1)
        add(" KICKLEN=", limits[.reason])
        add(" CHANLIMIT=#:", limits[.roomsPerUser])
        add(" NICKLEN=", limits[.name])
        add(" TOPICLEN=", limits[.topic])
        return tokens
    }

    /// What follows from the tables of the code alone, in lines of at most twelve.
    static let fixed: [[UInt8]] = [
        "BOT=B", "CLIENTTAGDENY=", "ELIST=CMNTU", "MONITOR=\(Limits.watched)",
        "NAMELEN=\(UserInfo.mostRealNameBytes)", "SAFELIST",
        "WHOX", "CASEMAPPING=ascii", "CHANTYPES=#", "CHANMODES=\(kinds)", "EXCEPTS=e", "EXTBAN=,m", "INVEX=I",
        "KEYLEN=\(RoomMode.mostKeyBytes)", "KNOCK", "MAXLIST=\(masks)",
        "MODES=\(RoomMode.mostChanges)", "PREFIX=(\(roles))\(prefixes)", "STATUSMSG=\(prefixes)",
        "TARGMAX=JOIN:,KICK:,PART:,PRIVMSG:4,NOTICE:4,TAGMSG:4,NAMES:,WHOIS:",
        "USERLEN=\(UserInfo.mostIdentBytes)", "UTF8ONLY",
    ].chunked(by: 12).map { Array($0.joined(separator: " ").utf8) }

    /// The rest of RPL_MYINFO: version, modes of users, modes of rooms, and those of them that take a parameter.
    static let modes: [[UInt8]] = [
        Array(IRCEncoder.version.utf8), UserModes.letters.map(\.letter),
        Array(letters(ofAll: { _ in true }).utf8), Array(letters(ofAll: takesParameter).utf8),
    ]
}

extension [UInt8] {
    /// How many there are of what the numeric is about.
    fileprivate mutating func add(_ numeric: Numeric, to me: Recipient, counting count: Int) {
        add(head: numeric, to: me, [])
        add(" ", number: count)
        add(" :", string: numeric.words)
        add("\r\n")
    }

    /// How many there are and were at most, as numbers and in words.
    fileprivate mutating func add(
        _ numeric: Numeric, to me: Recipient, counting now: Int, _ most: Int, _ words: StaticString
    ) {
        add(head: numeric, to: me, [])
        add(" ", number: now)
        add(" ", number: most)
        add(" :")
        add(words, number: now)
        add(", max ", number: most)
        add("\r\n")
    }

    /// A byte of a value of RPL_ISUPPORT: `\xHH` for those that would end it or be taken for another sign (Modern IRC,
    /// "RPL_ISUPPORT (005)").
    fileprivate mutating func add(escaped byte: UInt8) {
        if byte > 0x20, byte != 0x3D, byte != 0x5C, byte != 0x7F { return append(byte) }
        add("\\x")
        for digit in [byte >> 4, byte & 0xF] { append(digit &+ (digit < 10 ? 0x30 : 0x37)) }
    }
}
