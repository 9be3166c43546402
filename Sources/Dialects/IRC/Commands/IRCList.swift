internal import Chat

extension IRCCommand {
    /// LIST [ROOMS] [CONDITIONS]: lists the rooms with their topics. Room names, masks and conditions may be mixed in
    /// both parameters.
    static let list = IRCCommand("LIST") { exchange in
        let now = exchange.server.now
        let filters = (exchange.message.list(0) + exchange.message.list(1)).map { RoomFilter($0) }
        let (places, conditions) = (filters.filter(\.isPlace), filters.filter { !$0.isPlace })
        let rooms = exchange.server.rooms()
        exchange.router.charge(Price.question + rooms.count * max(1, filters.count) * Price.item)
        exchange.reply(.listStart, [Array("Channel".utf8)])
        for listing in rooms {
            guard places.isEmpty || places.contains(where: { $0.fits(listing, at: now) }),
                conditions.allSatisfy({ $0.fits(listing, at: now) })
            else { continue }
            exchange.reply(
                .list, [Array("#".utf8) + listing.name.shown, Array(String(listing.members).utf8)],
                words: listing.topic?.text.bytes ?? [])
        }
        exchange.reply(.listEnd)
    }
}

/// A filter of LIST: a room, a mask, or a condition (ELIST tokens C, M, N, T, U).
enum RoomFilter {
    case members(Comparison)
    case minutesSinceBirth(Comparison)
    case minutesSinceTopic(Comparison)
    case mask(Glob)
    case otherThan(Glob)
    case named(FoldedKey)

    /// A comparison of a filter, such as `>5` or `<5`.
    struct Comparison {
        let isAbove: Bool
        let number: Int64

        init?(_ bytes: ArraySlice<UInt8>) {
            guard let first = bytes.first, first == UInt8(ascii: ">") || first == UInt8(ascii: "<"),
                let number = Int64(String(decoding: bytes.dropFirst(), as: UTF8.self))
            else { return nil }
            isAbove = first == UInt8(ascii: ">")
            self.number = number
        }

        func holds(_ value: Int64) -> Bool { isAbove ? value > number : value < number }
    }

    init(_ filter: ArraySlice<UInt8>) {
        if let bound = Comparison(filter) {
            self = .members(bound)
        } else if let first = filter.first, first.asciiUppercased == UInt8(ascii: "C"),
            let bound = Comparison(filter.dropFirst())
        {
            self = .minutesSinceBirth(bound)
        } else if let first = filter.first, first.asciiUppercased == UInt8(ascii: "T"),
            let bound = Comparison(filter.dropFirst())
        {
            self = .minutesSinceTopic(bound)
        } else if filter.first == UInt8(ascii: "!") {
            self = .otherThan(RoomFilter.glob(filter.dropFirst()))
        } else if let room = RoomName(filter.dropFirst()), filter.first == UInt8(ascii: "#"), !Glob(filter).isWild {
            self = .named(room.key)
        } else {
            self = .mask(RoomFilter.glob(filter))
        }
    }

    /// Returns the mask folded to the case of room keys. Its length needs no other bound than that of the line.
    private static func glob(_ mask: ArraySlice<UInt8>) -> Glob { Glob(FoldedKey(folding: Array(mask)).bytes) }

    /// Whether the filter selects rooms by name. A room must match one such filter, but all conditions.
    var isPlace: Bool {
        switch self {
        case .mask, .named: true
        case .members, .minutesSinceBirth, .minutesSinceTopic, .otherThan: false
        }
    }

    func fits(_ listing: RoomListing, at now: Timestamp) -> Bool {
        switch self {
        case .members(let bound): bound.holds(Int64(listing.members))
        case .minutesSinceBirth(let bound): bound.holds(minutes(from: listing.born, to: now))
        case .minutesSinceTopic(let bound): listing.topic.map { bound.holds(minutes(from: $0.time, to: now)) } ?? false
        case .mask(let glob): glob.matches([UInt8(ascii: "#")] + listing.name.key.bytes)
        case .otherThan(let glob): !glob.matches([UInt8(ascii: "#")] + listing.name.key.bytes)
        case .named(let key): listing.name.key == key
        }
    }

    private func minutes(from: Timestamp, to now: Timestamp) -> Int64 {
        (now.milliseconds - from.milliseconds) / 60_000
    }
}
