internal import Chat

extension IRCCommand {
    /// LIST [FILTERS]: which rooms there are, and what they are about; all of them where there is no filter.
    static let list = IRCCommand("LIST") { exchange in
        let now = exchange.house.now
        let filters = exchange.message.list(0).compactMap { RoomFilter($0) }
        let wanted = Set(filters.compactMap(\.exact))
        exchange.reply(.listStart, [Array("Channel".utf8)])
        for listing in exchange.house.rooms() where filters.allSatisfy({ $0.fits(listing, among: wanted, at: now) }) {
            exchange.reply(
                .list, [Array("#".utf8) + listing.name.shown, Array(String(listing.members).utf8)],
                words: listing.topic?.text.bytes ?? [])
        }
        exchange.reply(.listEnd)
    }
}

/// One condition of LIST (ELIST tokens C, M, N, T, U), or the name of a room.
enum RoomFilter {
    case members(Bound)
    case minutesSinceBirth(Bound)
    case minutesSinceTopic(Bound)
    case mask(Glob, isWanted: Bool)
    case named(FoldedKey)

    /// `>5` or `<5`.
    struct Bound {
        let isAbove: Bool
        let number: Int64

        init?(_ bytes: ArraySlice<UInt8>) {
            guard let first = bytes.first, first == 0x3E || first == 0x3C,
                let number = Int64(String(decoding: bytes.dropFirst(), as: UTF8.self))
            else { return nil }
            isAbove = first == 0x3E
            self.number = number
        }

        func holds(_ value: Int64) -> Bool { isAbove ? value > number : value < number }
    }

    init?(_ filter: ArraySlice<UInt8>) {
        if let bound = Bound(filter) {
            self = .members(bound)
        } else if let first = filter.first, first & 0xDF == 0x43, let bound = Bound(filter.dropFirst()) {
            self = .minutesSinceBirth(bound)
        } else if let first = filter.first, first & 0xDF == 0x54, let bound = Bound(filter.dropFirst()) {
            self = .minutesSinceTopic(bound)
        } else if filter.first == 0x21 {
            self = .mask(Glob(filter.dropFirst()), isWanted: false)
        } else if let room = RoomName(filter.dropFirst()), filter.first == 0x23, !Glob(filter).isWild {
            self = .named(room.key)
        } else {
            self = .mask(Glob(filter), isWanted: true)
        }
    }

    /// The room that it names.
    var exact: FoldedKey? {
        if case .named(let key) = self { key } else { nil }
    }

    /// Names stand for one condition together: the room is one of them.
    func fits(_ listing: RoomListing, among wanted: Set<FoldedKey>, at now: Timestamp) -> Bool {
        switch self {
        case .members(let bound): bound.holds(Int64(listing.members))
        case .minutesSinceBirth(let bound): bound.holds(minutes(from: listing.born, to: now))
        case .minutesSinceTopic(let bound): listing.topic.map { bound.holds(minutes(from: $0.time, to: now)) } ?? false
        case .mask(let glob, let isWanted): glob.matches(Array("#".utf8) + listing.name.shown) == isWanted
        case .named: wanted.contains(listing.name.key)
        }
    }

    private func minutes(from: Timestamp, to now: Timestamp) -> Int64 {
        (now.milliseconds - from.milliseconds) / 60_000
    }
}
