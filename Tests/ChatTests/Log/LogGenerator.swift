import Seeds

@testable import Chat

/// Draws values of each type that a room's log or snapshot contains. The pools are small, so that the same users, ids
/// and masks occur again. Each draw takes a remainder of a random number: how the standard library draws from a range
/// can change between versions, which would change the histories.
struct LogGenerator {
    private var chance: SplitMix64
    /// For each source line that draws an optional: whether it has drawn nil (false) and whether it has drawn a value
    /// (true).
    private(set) var optionals: [UInt: Set<Bool>] = [:]

    init(seed: UInt64) { chance = SplitMix64(seed: seed) }

    static let users: ClosedRange<UInt64> = 1...6
    private static let names = ["u1", "u2", "U2", "u3", "u4", "u5", "u6", "x|y", "[z]"].compactMap { UserName($0) }
    private static let rooms = ["nest", "Nest", "NEST", "h\u{f6}hle", "tea"].compactMap { RoomName($0) }
    private static let texts = [
        "hello", "tea", "a b", "\u{2}bold\u{2}", "caf\u{e9} \u{1F600}", "", String(repeating: "long ", count: 60),
    ].compactMap { MessageText($0) }
    private static let paragraphs = ["one\ntwo", "\n", "a\n\nb"].compactMap { MessageText($0, newlines: true) }
    private static let tags = ["+typing=active", "+a;+b=c", "+a=\\:", "time=now"].map {
        ClientTags(among: Array($0.utf8))
    }
    private static let words = ["", "key", "k2", "3", "0", "5", "u2", "u3", "*!*@cloak", "m:u4", "u5!*@*", "a,b"]
        .map { Array($0.utf8) }
    private static let hosts = ["cloak", "a-1.cloak", "::1"].map { Array($0.utf8) }

    mutating func below(_ count: Int) -> Int { Int(truncatingIfNeeded: chance.next() % UInt64(count)) }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    mutating func flag() -> Bool { below(2) == 0 }

    mutating func maybe<Value>(line: UInt = #line, _ draw: (inout LogGenerator) -> Value) -> Value? {
        let value = flag() ? draw(&self) : nil
        optionals[line, default: []].insert(value != nil)
        return value
    }

    mutating func number() -> UInt64 {
        pick([0, 1, 2, 5, 127, 128, 16_383, 16_384, .max, chance.next(), chance.next() % 50])
    }

    mutating func int() -> Int { pick([0, 1, -1, 3, 20, .max, .min, below(1_000)]) }

    mutating func bytes() -> [UInt8] { pick(LogGenerator.words) }

    mutating func text() -> MessageText { pick(LogGenerator.texts) }

    mutating func user() -> UserID { UserID(UInt64(1 + below(LogGenerator.users.count))) }

    mutating func name() -> UserName { pick(LogGenerator.names) }

    mutating func room() -> RoomName { pick(LogGenerator.rooms) }

    /// Draws a new profile. Each profile is an object of its own, as it is after decoding, because `dump` shows a
    /// shared object only once.
    mutating func profile() -> Profile {
        let info = UserInfo(ident: bytes(), realName: text())
        return Profile(info, host: pick(LogGenerator.hosts), isBot: flag())
    }

    mutating func commandTag() -> Chat.CommandTag { Chat.CommandTag(bytes()) }

    mutating func role() -> Role { pick(Role.allCases) }

    mutating func member(_ user: UserID? = nil) -> Member {
        let user = user ?? self.user()
        let usual = LogGenerator.names[Int(user.number % UInt64(LogGenerator.names.count))]
        let name = below(4) == 0 ? self.name() : usual
        var member = Member(user: user, name: name, profile: profile(), takesData: flag())
        if below(3) == 0 { member.roles = Roles(rawValue: UInt8(below(1 << Role.allCases.count))) }
        return member
    }

    /// Draws a message of any kind. A combination that `ChatMessage` does not permit is replaced by a usual message.
    mutating func said() -> ChatMessage {
        let kind = pick(ChatMessage.Kind.allCases)
        let text = below(4) == 0 ? pick(LogGenerator.paragraphs) : text()
        let tags = below(3) == 0 ? pick(LogGenerator.tags) : .none
        let said = ChatMessage(
            kind, kind == .tags ? .nothing : text, tags: tags, marks: maybe { $0.attributes() } ?? .none)
        return said ?? ChatMessage(.message, LogGenerator.texts[0]) ?? LogGenerator.usual
    }

    private static let usual = texts.lazy.compactMap { ChatMessage(.message, $0) }[0]

    private mutating func attributes() -> MessageAttributes {
        MessageAttributes(
            id: bytes(), headers: pick([[], Array("a:b\n".utf8)]), contentType: pick([[], Array("text/x".utf8)]),
            body: maybe { $0.pick([Array("one\r\ntwo".utf8), [0, 0xFF, 7], []]) })
    }

    /// Draws a mode change, mostly with an argument that suits the mode.
    mutating func change() -> ModeChange {
        let mode = pick(RoomMode.all)
        let argument =
            switch mode {
            case .limit, .slow: pick(["2", "5", "9"]).utf8.map(\.self)
            case .role: name().shown
            case .flag, .key, .list: bytes()
            }
        return ModeChange(mode, isSet: below(3) > 0, below(5) == 0 ? bytes() : argument)
    }

    mutating func changes(_ counts: ClosedRange<Int>) -> [ModeChange] {
        (0..<counts.lowerBound + below(counts.count)).map { _ in change() }
    }

    mutating func creation() -> RoomCreation {
        let rules = Room.Rules(backlog: pick([0, 1, 3, 20]), replay: pick([0, 2, 5]), lobby: maybe { $0.room() })
        return RoomCreation(id: RoomID(chance.next()), name: room(), rules: rules, absences: absences())
    }

    /// Draws the absences that an earlier room of the same name left behind after a random number of messages.
    private mutating func absences() -> Absences {
        let messages = below(9)
        var absences = Absences()
        for _ in 0..<below(3) { absences.begin(name(), after: below(messages + 1)) }
        return absences.continued(after: messages)
    }
}
