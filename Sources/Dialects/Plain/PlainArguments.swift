internal import Chat

/// The words that follow a command, taken one after the other from the left.
struct PlainArguments {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    private static let space: UInt8 = 0x20

    private mutating func skipSpaces() { rest = rest.drop { $0 == PlainArguments.space } }

    /// The next word, if there is one.
    mutating func word() -> ArraySlice<UInt8>? {
        skipSpaces()
        let word = rest.prefix { $0 != PlainArguments.space }
        rest = rest.dropFirst(word.count)
        return word.isEmpty ? nil : word
    }

    /// The next word, whatever it is.
    mutating func needed() throws(Refusal) -> ArraySlice<UInt8> {
        guard let word = word() else { throw Refusal(.missingArgument) }
        return word
    }

    /// All that is left, if anything is, as text.
    mutating func text() -> MessageText? {
        skipSpaces()
        defer { rest = [] }
        return rest.isEmpty ? nil : MessageText(Array(rest).span)
    }

    /// The next word as a person whom one wants to reach; nobody has a name that can't be one.
    mutating func user() throws(Refusal) -> UserName {
        guard let word = word() else { throw Refusal(.missingArgument) }
        guard let name = UserName(word) else { throw Refusal(.noSuchUser, about: word) }
        return name
    }

    /// The next word as the name one wants to have.
    mutating func newName() throws(Refusal) -> UserName {
        guard let word = word() else { throw Refusal(.missingArgument) }
        guard let name = UserName(word) else { throw Refusal(.badName, about: word) }
        return name
    }

    /// The next word as a room, also where it begins with `#`, as users of IRC spell rooms; no room's name does.
    mutating func room() throws(Refusal) -> RoomName {
        guard let word = word() else { throw Refusal(.missingArgument) }
        guard let name = RoomName(word.first == 0x23 ? word.dropFirst() : word) else {
            throw Refusal(.badRoomName, about: word)
        }
        return name
    }

    /// The next word as a room, or nil for the current one where there is no word.
    mutating func roomOrCurrent() throws(Refusal) -> RoomName? {
        skipSpaces()
        return rest.isEmpty ? nil : try room()
    }

    /// The next word, if there is one, as a stretch of what was said: `20`, or `412-625`.
    mutating func range() throws(Refusal) -> HistoryRange {
        guard let word = word() else { return .last(nil) }
        let ends = word.split(separator: 0x2D, omittingEmptySubsequences: false).map(PlainArguments.number)
        switch (ends.count, ends.first ?? nil, ends.last ?? nil) {
        case (1, let most?, _): return .last(Int(most))
        case (2, let first?, let last?) where first <= last: return .numbered(first...last)
        default: throw Refusal(.badArgument, about: word)
        }
    }

    /// A number from 1; eighteen digits at most, so that nothing overflows.
    private static func number(_ word: ArraySlice<UInt8>) -> UInt64? {
        guard word.count <= 18, word.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        let number = word.reduce(0) { $0 * 10 + UInt64($1 - 0x30) }
        return number == 0 ? nil : number
    }

    /// All that is left as something said.
    mutating func said(_ kind: ChatMessage.Kind) throws(Refusal) -> ChatMessage {
        guard let text = text(), let said = ChatMessage(kind, text) else { throw Refusal(.missingArgument) }
        return said
    }
}
