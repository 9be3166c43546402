internal import Chat

/// What a client is told when it has registered, and whenever it asks for it again.
extension IRCEncoder {
    /// 001 to 005, who is here, and the message of the day (Modern IRC, "Connection Registration"), in one piece.
    func welcome(_ facts: ServerFacts, _ userCounts: UserCounts, to me: Recipient, _ out: inout [UInt8]) {
        guard let member = me.member else { return }
        out.reserveCapacity(out.count + IRCEncoder.welcomeBytes)
        out.append(.welcome, to: me) {
            $0.append("Welcome to ", string: facts.name)
            $0.append(", ")
            $0.append(member.name)
        }
        out.append(.yourHost, to: me) {
            $0.append("Your host is ", string: facts.name)
            $0.append(", running ", string: IRCEncoder.version)
        }
        out.append(.created, to: me) {
            $0.append("This server was created ")
            $0.append(facts.started)
        }
        out.append(.myInfo, to: me, [Array(facts.name.utf8)] + ISupport.modes)
        supports(facts, to: me, &out)
        users(userCounts, to: me, &out)
        messageOfTheDay(facts, to: me, &out)
    }

    /// A little more than it usually takes, so that it is not moved as it grows.
    private static let welcomeBytes = 2_048

    /// 005, in as many lines as it takes.
    func supports(_ facts: ServerFacts, to me: Recipient, _ out: inout [UInt8]) {
        for line in ISupport.fixed + [ISupport.bounds(facts)] {
            out.append(.supports, to: me, [line]) { $0.append("are supported by this server") }
        }
    }

    /// The message of the day, line by line, or that there is none.
    func messageOfTheDay(_ facts: ServerFacts, to me: Recipient, _ out: inout [UInt8]) {
        if facts.messageOfTheDay.isEmpty {
            return out.append(.noMessageOfTheDay, to: me, words: Array(Numeric.noMessageOfTheDay.words.utf8))
        }
        out.append(.messageOfTheDayStart, to: me, words: Array("- \(facts.name) Message of the day -".utf8))
        for line in facts.messageOfTheDay {
            for piece in cuts(line.bytes, atMost: 400) {
                out.append(.messageOfTheDay, to: me, words: Array("- ".utf8) + piece)
            }
        }
        out.append(.endOfMessageOfTheDay, to: me, words: Array(Numeric.endOfMessageOfTheDay.words.utf8))
    }

    /// How many are here.
    func users(_ userCounts: UserCounts, to me: Recipient, _ out: inout [UInt8]) {
        out.append(.userClients, to: me) {
            $0.append("There are ", number: userCounts.people - userCounts.invisible)
            $0.append(" users and ", number: userCounts.invisible)
            $0.append(" invisible on 1 servers")
        }
        out.append(.userOperators, to: me, counting: userCounts.operators)
        out.append(.userUnknown, to: me, counting: userCounts.visitors)
        out.append(.userChannels, to: me, counting: userCounts.rooms)
        out.append(.userMe, to: me) {
            $0.append("I have ", number: userCounts.people)
            $0.append(" clients and 0 servers")
        }
        out.append(.localUsers, to: me, counting: userCounts.people, userCounts.most, "Current local users ")
        out.append(.globalUsers, to: me, counting: userCounts.people, userCounts.most, "Current global users ")
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
        tokens.append("NETWORK=")
        for byte in facts.network.utf8 { tokens.append(escaped: byte) }
        // A bound has no number where it is off.
        func append(_ name: StaticString, _ bound: Int) {
            if bound == .max { tokens.append(name) } else { tokens.append(name, number: bound) }
        }
        append(" AWAYLEN=", limits[.reason])
        append(" CHANNELLEN=", limits[.roomName] + 1)
        append(" KICKLEN=", limits[.reason])
        append(" CHANLIMIT=#:", limits[.roomsPerUser])
        append(" NICKLEN=", limits[.name])
        append(" TOPICLEN=", limits[.topic])
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
    fileprivate mutating func append(_ numeric: Numeric, to me: Recipient, counting count: Int) {
        append(head: numeric, to: me, [])
        append(" ", number: count)
        append(" :", string: numeric.words)
        append("\r\n")
    }

    /// How many there are and were at most, as numbers and in words.
    fileprivate mutating func append(
        _ numeric: Numeric, to me: Recipient, counting now: Int, _ most: Int, _ words: StaticString
    ) {
        append(head: numeric, to: me, [])
        append(" ", number: now)
        append(" ", number: most)
        append(" :")
        append(words, number: now)
        append(", max ", number: most)
        append("\r\n")
    }

    /// A byte of a value of RPL_ISUPPORT: `\xHH` for those that would end it or be taken for another sign (Modern IRC,
    /// "RPL_ISUPPORT (005)").
    fileprivate mutating func append(escaped byte: UInt8) {
        if byte > 0x20, byte != 0x3D, byte != 0x5C, byte != 0x7F { return append(byte) }
        append("\\x")
        for digit in [byte >> 4, byte & 0xF] { append(digit &+ (digit < 10 ? 0x30 : 0x37)) }
    }
}
