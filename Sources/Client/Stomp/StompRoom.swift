internal import Chat

/// What a conversation knows of a room that it is in, or wants to be in.
struct StompRoom: Sendable {
    /// As the server spells it, once it has.
    var name: String
    let key: String
    /// The id of the subscription: the key, or the name where the key is longer than an id may be.
    let subscription: String
    /// What opens it, where it has a key.
    let password: String?
    /// Which life of the room we know; another one begins to count anew.
    var life: String?
    /// The highest number that we have been told of.
    var sequence: UInt64 = 0
    /// The number of our own coming: all that was said later is for us.
    private var arrival: UInt64 = 0
    /// Whether the room was deleted and created again while we were not connected.
    private(set) var isReborn = false
    /// The highest number in what we were missing, as far as the server has sent it.
    private var reach: UInt64 = 0
    /// Whether it was ours before the connection was lost.
    var isAgain = false
    /// What comes before all that was missed has been told; nil while nothing is held back.
    var held: [Numbered]? = []
    /// What the server has told of it so far on our way in.
    var members: [Person] = []
    var topic = ""

    /// How much is held back; a server that has more to tell before its receipt has something else in mind.
    private static let mostHeld = 20_000
    /// How many members are shown of a room.
    static let mostMembers = 20_000

    /// Something that happened, by its number; 0 where it has none.
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

    /// Begins anew on another connection.
    mutating func comeBack() {
        isAgain = isAgain || held == nil
        held = []
        reach = 0
        members = []
        topic = ""
    }

    /// We are in: in this life of the room.
    mutating func enter(_ name: String, life: String?, number: UInt64) {
        self.name = name
        isReborn = isAgain && life != self.life
        if life != self.life { sequence = 0 }
        self.life = life
        arrival = number
    }

    /// Holds back what was missed until all of it has come.
    mutating func hold() {
        held = []
        reach = sequence
    }

    /// A message that we were missing has come.
    mutating func fill(upTo sequence: UInt64) { reach = max(reach, sequence) }

    /// What was missed is there up to a number, and more of it will be asked for: what to tell by now.
    mutating func releasePart() -> [ClientEvent] {
        let later = (held ?? []).filter { $0.sequence == 0 || $0.sequence > reach }
        held = (held ?? []).filter { $0.sequence > 0 && $0.sequence <= reach }
        defer { held = later }
        return releaseHeld()
    }

    /// What to tell of something that happened: nothing yet, or nothing at all where it was told before.
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

    /// All that was missed is there: what to tell, in the order of the room and nothing twice.
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
    /// The name as the server compares it.
    var foldedKey: String { String(decoding: FoldedKey(folding: Array(utf8)).bytes, as: UTF8.self) }
}
