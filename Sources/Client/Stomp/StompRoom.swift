internal import Chat

/// A room that the client is in, or wants to be in.
struct StompRoom: Sendable {
    /// The room's name, as the server spells it once the server has told it.
    var name: String
    let key: String
    /// The id of the subscription: the key, or the name where the key is longer than an id may be.
    let subscription: String
    /// The key that the user gave to join the room; nil for none.
    let password: String?
    /// The id of the room instance that the client knows. A room that is created again has another id and numbers its
    /// messages from the start.
    var life: String?
    /// The highest message number that the client has received.
    var sequence: UInt64 = 0
    /// The number of the client's own join: the client receives every later message.
    private var arrival: UInt64 = 0
    /// Whether the room was deleted and created again while we were not connected.
    private(set) var isReborn = false
    /// The highest number among the missed messages that the server has sent so far.
    private var reach: UInt64 = 0
    /// Whether the client was in the room before the connection was lost.
    var isAgain = false
    /// The events that wait until all missed messages have been reported; nil while no event is held back.
    var held: [Numbered]? = []
    /// The members that the server has listed so far while the client joins.
    private(set) var members: [RoomMember] = []
    /// The number of members that the server has listed beyond `mostMembers`.
    private(set) var unlisted = 0
    var topic = ""

    /// The most events that are held back. A server that sends more before its receipt violates the protocol.
    private static let mostHeld = 20_000
    /// The most members that are taken from the server's list while the client joins.
    static let mostMembers = 20_000

    /// An event with its number in the room; 0 when it has none.
    struct Numbered: Sendable {
        var sequence: UInt64
        var clientEvent: ClientEvent
    }

    init(_ name: String, password: String?) {
        self.name = name
        key = name.foldedKey
        subscription = key.utf8.count <= Limits.frameIDBytes ? key : name
        self.password = password
    }

    /// Prepares the room for another connection.
    mutating func comeBack() {
        isAgain = isAgain || held == nil
        held = []
        reach = 0
        members = []
        unlisted = 0
        topic = ""
    }

    /// Notes that the client has joined this incarnation of the room.
    mutating func enter(_ name: String, life: String?, number: UInt64) {
        self.name = name
        isReborn = isAgain && life != self.life
        if life != self.life { sequence = 0 }
        self.life = life
        arrival = number
    }

    /// Adds members whom the server lists, up to the bound, and counts the others.
    mutating func list(_ people: [RoomMember]) {
        let listed = people.prefix(max(0, StompRoom.mostMembers - members.count))
        members += listed
        unlisted += people.count - listed.count
    }

    /// Holds events back until all missed messages have come.
    mutating func hold() {
        held = []
        reach = sequence
    }

    /// Notes that a missed message has come.
    mutating func fill(upTo sequence: UInt64) { reach = max(reach, sequence) }

    /// Returns the events to report once the missed messages are complete up to a number; the client requests the rest
    /// later.
    mutating func releasePart() -> [ClientEvent] {
        let later = (held ?? []).filter { $0.sequence == 0 || $0.sequence > reach }
        held = (held ?? []).filter { $0.sequence > 0 && $0.sequence <= reach }
        defer { held = later }
        return releaseHeld()
    }

    /// Returns the event if it can be reported now; nil when it is held back or was reported before.
    mutating func hear(_ clientEvent: ClientEvent, _ sequence: UInt64) -> ClientEvent? {
        if let count = held?.count, count < StompRoom.mostHeld {
            held?.append(Numbered(sequence: sequence, clientEvent: clientEvent))
            return nil
        }
        if sequence > 0 {
            if sequence <= self.sequence { return nil }
            self.sequence = sequence
        }
        return clientEvent
    }

    /// Returns the held events in the order of the room, without duplicates, once all missed messages have come.
    mutating func release() -> [ClientEvent] {
        defer { sequence = max(sequence, arrival) }
        return releaseHeld()
    }

    private mutating func releaseHeld() -> [ClientEvent] {
        let waiting = (held ?? []).enumerated().sorted {
            ($0.element.sequence, $0.offset) < ($1.element.sequence, $1.offset)
        }
        held = nil
        return waiting.compactMap { hear($0.element.clientEvent, $0.element.sequence) }
    }
}

extension String {
    /// The name in the form in which the server compares names.
    var foldedKey: String { String(decoding: FoldedKey(folding: Array(utf8)).bytes, as: UTF8.self) }
}
