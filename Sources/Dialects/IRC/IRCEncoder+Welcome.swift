internal import Chat

/// Encodes the replies at registration, which some commands also request later.
extension IRCEncoder {
    /// Appends the numerics 001 to 005, the user counts and the message of the day (Modern IRC, "Connection
    /// Registration").
    func welcome(_ facts: ServerFacts, _ serverCounts: ServerCounts, to me: Recipient, _ out: inout [UInt8]) {
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
        users(serverCounts, to: me, &out)
        messageOfTheDay(facts, to: me, &out)
    }

    /// The reserved capacity in bytes, slightly more than a typical welcome, so that the buffer is not reallocated.
    private static let welcomeBytes = 2_048

    /// Appends RPL_ISUPPORT (005), in as many lines as needed.
    func supports(_ facts: ServerFacts, to me: Recipient, _ out: inout [UInt8]) {
        for line in ISupport.fixed + [ISupport.bounds(facts)] {
            out.append(.supports, to: me, [line]) { $0.append("are supported by this server") }
        }
    }

    /// Appends the message of the day line by line, or ERR_NOMOTD when there is none.
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

    /// Appends the replies of LUSERS: the numbers of users, operators, connections before registration, and rooms.
    func users(_ serverCounts: ServerCounts, to me: Recipient, _ out: inout [UInt8]) {
        out.append(.userClients, to: me) {
            $0.append("There are ", number: serverCounts.people - serverCounts.invisible)
            $0.append(" users and ", number: serverCounts.invisible)
            $0.append(" invisible on 1 servers")
        }
        out.append(.userOperators, to: me, counting: serverCounts.operators)
        out.append(.userUnknown, to: me, counting: serverCounts.visitors)
        out.append(.userChannels, to: me, counting: serverCounts.rooms)
        out.append(.userMe, to: me) {
            $0.append("I have ", number: serverCounts.people)
            $0.append(" clients and 0 servers")
        }
        out.append(.localUsers, to: me, counting: serverCounts.people, serverCounts.most, "Current local users ")
        out.append(.globalUsers, to: me, counting: serverCounts.people, serverCounts.most, "Current global users ")
    }

    /// The name of the software in the version replies.
    static let version = "roost"
}

/// The tokens of RPL_ISUPPORT (005), generated from the limits in force and the tables of the code.
enum ISupport {
    /// Returns the tokens that depend on the limits and the network name.
    static func bounds(_ facts: ServerFacts) -> [UInt8] {
        let limits = facts.limits
        var tokens: [UInt8] = []
        tokens.append("NETWORK=")
        for byte in facts.network.utf8 { tokens.append(escaped: byte) }
        // A limit that is off gives a token without a number.
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

    /// The tokens that depend only on the tables of the code, in lines of at most twelve.
    static let fixed: [[UInt8]] = [
        "BOT=B", "CLIENTTAGDENY=", "ELIST=CMNTU", "MONITOR=\(Limits.watched)",
        "NAMELEN=\(UserInfo.mostRealNameBytes)", "SAFELIST",
        "WHOX", "CASEMAPPING=ascii", "CHANTYPES=#", "CHANMODES=\(kinds)", "EXCEPTS=e", "EXTBAN=,m", "INVEX=I",
        "KEYLEN=\(RoomMode.mostKeyBytes)", "KNOCK", "MAXLIST=\(masks)",
        "MODES=\(RoomMode.mostChanges)", "PREFIX=(\(roles))\(prefixes)", "STATUSMSG=\(prefixes)",
        "TARGMAX=JOIN:,KICK:,PART:,PRIVMSG:4,NOTICE:4,TAGMSG:4,NAMES:,WHOIS:",
        "USERLEN=\(UserInfo.mostIdentBytes)", "UTF8ONLY",
    ].chunked(by: 12).map { Array($0.joined(separator: " ").utf8) }

    /// The parameters of RPL_MYINFO after the server name: version, user modes, room modes, and the room modes that
    /// take a parameter.
    static let modes: [[UInt8]] = [
        Array(IRCEncoder.version.utf8), UserModes.letters.map(\.letter),
        Array(letters(ofAll: { _ in true }).utf8), Array(letters(ofAll: takesParameter).utf8),
    ]
}

extension [UInt8] {
    /// Appends a numeric with a count as its parameter and its standard text.
    fileprivate mutating func append(_ numeric: Numeric, to me: Recipient, counting count: Int) {
        append(head: numeric, to: me, [])
        append(" ", number: count)
        append(" :", string: numeric.words)
        append("\r\n")
    }

    /// Appends a numeric with the current and the maximum count, as parameters and in the text.
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

    /// Appends a byte of an RPL_ISUPPORT value. Spaces, control characters, `=` and `\` become `\xHH` (Modern IRC,
    /// "RPL_ISUPPORT (005)").
    fileprivate mutating func append(escaped byte: UInt8) {
        if byte > UInt8(ascii: " "), byte != UInt8(ascii: "="), byte != UInt8(ascii: "\\"), byte != 0x7F {
            return append(byte)
        }
        append("\\x")
        for digit in [byte >> 4, byte & 0xF] { append(digit &+ (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "7"))) }
    }
}
