internal import Chat

/// The words after a command, parsed from left to right.
struct PlainArguments {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    private static var space: UInt8 { UInt8(ascii: " ") }

    private mutating func skipSpaces() { rest = rest.drop { $0 == PlainArguments.space } }

    /// Returns the next word, or nil when no word is left.
    mutating func word() -> ArraySlice<UInt8>? {
        skipSpaces()
        let word = rest.prefix { $0 != PlainArguments.space }
        rest = rest.dropFirst(word.count)
        return word.isEmpty ? nil : word
    }

    /// Returns the next word, and refuses the command when no word is left.
    mutating func needed() throws(Refusal) -> ArraySlice<UInt8> {
        guard let word = word() else { throw Refusal(.missingArgument) }
        return word
    }

    /// Returns all remaining words as text, or nil when no word is left.
    mutating func text() -> MessageText? {
        skipSpaces()
        defer { rest = [] }
        return rest.isEmpty ? nil : MessageText(Array(rest).span)
    }

    /// Returns the next word as another user's name. An invalid name is refused as an unknown user.
    mutating func user() throws(Refusal) -> UserName {
        guard let word = word() else { throw Refusal(.missingArgument) }
        guard let name = UserName(word) else { throw Refusal(.noSuchUser, about: word) }
        return name
    }

    /// Returns the next word as the new name of the user.
    mutating func newName() throws(Refusal) -> UserName {
        guard let word = word() else { throw Refusal(.missingArgument) }
        guard let name = UserName(word) else { throw Refusal(.badName, about: word) }
        return name
    }

    /// Returns the next word as a room. It accepts IRC's leading `#`, with which no room name starts.
    mutating func room() throws(Refusal) -> RoomName {
        guard let word = word() else { throw Refusal(.missingArgument) }
        guard let name = RoomName(word.first == UInt8(ascii: "#") ? word.dropFirst() : word) else {
            throw Refusal(.badRoomName, about: word)
        }
        return name
    }

    /// Returns the next word as a room, or nil for the current room when no word is left.
    mutating func roomOrCurrent() throws(Refusal) -> RoomName? {
        skipSpaces()
        return rest.isEmpty ? nil : try room()
    }

    /// Returns the next word, if any, as a range of the backlog: `20`, or `412-625`.
    mutating func range() throws(Refusal) -> HistoryRange {
        guard let word = word() else { return .last(nil) }
        let ends = word.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map(PlainArguments.number)
        switch (ends.count, ends.first ?? nil, ends.last ?? nil) {
        case (1, let most?, _): return .last(Int(most))
        case (2, let first?, let last?) where first <= last: return .numbered(first...last)
        default: throw Refusal(.badArgument, about: word)
        }
    }

    /// Parses a number from 1, of at most eighteen digits so that it can't overflow.
    private static func number(_ word: ArraySlice<UInt8>) -> UInt64? {
        guard word.count <= 18, word.allSatisfy(\.isASCIIDigit) else {
            return nil
        }
        let number = word.reduce(0) { $0 * 10 + UInt64($1 - UInt8(ascii: "0")) }
        return number == 0 ? nil : number
    }

    /// Returns all remaining words as a message of that kind.
    mutating func said(_ kind: ChatMessage.Kind) throws(Refusal) -> ChatMessage {
        guard let text = text(), let said = ChatMessage(kind, text) else { throw Refusal(.missingArgument) }
        return said
    }
}
