internal import Chat

extension IRCCommand {
    /// WHO MASK [o] [%FIELDS[,TOKEN]]: lists the members of a room, a user, or the users that a mask matches.
    static let who = IRCCommand("WHO", parameters: 1) { exchange in
        let mask = exchange.message[0] ?? []
        let query = WhoQuery(exchange.message[1] ?? [])
        if mask.first == UInt8(ascii: "#") {
            exchange.who(inRoom: mask, query)
        } else if let name = UserName(mask), let presence = exchange.server.presence(of: name) {
            exchange.who(presence, in: nil, query)
        } else {
            exchange.who(fitting: mask, query)
        }
        exchange.refuse(.endOfWho, about: mask)
    }
}

extension IRCContext {
    fileprivate mutating func who(inRoom channel: ArraySlice<UInt8>, _ query: WhoQuery) {
        guard let room = room(channel), let (name, members) = members(of: room) else { return }
        router.charge(Price.question + members.count * Price.item)
        let isMember = server.ownRoom(room) != nil
        for member in members {
            guard let presence = server.presence(of: member.name) else { continue }
            if isMember || !presence.modes.contains(.invisible) || mayKnowAll(of: presence) {
                who(presence, in: name, query, with: member.roles)
            }
        }
    }

    /// Lists the users whose name, ident, host, server or real name matches the mask. The mask 0 matches all users (RFC
    /// 1459, 4.5.1).
    fileprivate mutating func who(fitting mask: ArraySlice<UInt8>, _ query: WhoQuery) {
        let glob = Glob(mask.elementsEqual("0".utf8) ? "*".utf8.map { $0 } : Array(mask))
        let (own, serverName) = (ownRoomKeys, serverName)
        let presences = server.presences()
        router.charge(Price.question + presences.count * Price.item)
        for presence in presences where finds(presence, sharing: own) {
            let (name, profile) = (presence.member.name, presence.member.profile)
            let subjects = [name.shown, profile.ident, profile.host, serverName, profile.realName.bytes]
            if subjects.contains(where: { glob.matches($0) }) { who(presence, in: nil, query) }
        }
    }

    fileprivate func who(_ presence: Presence, in room: RoomName?, _ query: WhoQuery, with roles: Roles = []) {
        if query.isForOperators && !presence.modes.contains(.serverOperator) { return }
        let profile = presence.member.profile
        let channel = room.map { Array("#".utf8) + $0.shown } ?? Array("*".utf8)
        let flags = presence.flags(wording.prefixes(of: roles))
        if let fields = query.fields { return whox(presence, channel, flags, query, fields) }
        reply(
            .who, [channel, profile.ident, profile.host, serverName, presence.member.name.shown, flags],
            words: Array("0 ".utf8) + profile.realName.bytes)
    }

    /// Sends RPL_WHOSPCRPL with the requested fields in the standard order, whatever the order of the request.
    private func whox(
        _ presence: Presence, _ channel: [UInt8], _ flags: [UInt8], _ query: WhoQuery, _ fields: Set<UInt8>
    ) {
        let profile = presence.member.profile
        let known: [(Character, [UInt8])] = [
            ("t", query.token), ("c", channel), ("u", profile.ident), ("i", address(of: presence)),
            ("h", profile.host), ("s", serverName), ("n", presence.member.name.shown), ("f", flags),
            ("d", Array("0".utf8)), ("l", Array(String(presence.idleSeconds(at: server.now)).utf8)),
            ("a", Array("0".utf8)), ("o", Array("n/a".utf8)),
        ]
        let values = known.filter { fields.contains($0.0.asciiValue ?? 0) }.map(\.1)
        reply(.whox, values, words: fields.contains(UInt8(ascii: "r")) ? profile.realName.bytes : nil)
    }
}

extension Presence {
    /// Returns the flags of a WHO reply: H (here) or G (away), `*` for a server operator, the prefixes in the room, and
    /// `B` for a bot.
    func flags(_ prefixes: [UInt8]) -> [UInt8] {
        var flags = Array((away == nil ? "H" : "G").utf8)
        if modes.contains(.serverOperator) { flags.append(UInt8(ascii: "*")) }
        flags += prefixes
        if modes.contains(.bot) { flags.append(UInt8(ascii: "B")) }
        return flags
    }
}

/// The options of WHO after the mask: `o` for server operators only, and the fields and token of WHOX.
struct WhoQuery {
    let isForOperators: Bool
    /// The field letters after `%`, or nil when the request is not WHOX.
    let fields: Set<UInt8>?
    /// The token that identifies the request to the client: up to three digits, `0` by default.
    let token: [UInt8]

    init(_ option: ArraySlice<UInt8>) {
        let parts = option.split(separator: UInt8(ascii: "%"), maxSplits: 1, omittingEmptySubsequences: false)
        isForOperators = parts.first?.contains(UInt8(ascii: "o")) == true
        guard parts.count > 1 else {
            (fields, token) = (nil, [])
            return
        }
        let behind = parts[1].split(separator: UInt8(ascii: ","), maxSplits: 1, omittingEmptySubsequences: false)
        fields = Set(behind.first ?? [])
        let digits = behind.count > 1 ? Array(behind[1].prefix(3)) : []
        token =
            !digits.isEmpty && digits.allSatisfy(\.isASCIIDigit)
            ? digits : Array("0".utf8)
    }
}
