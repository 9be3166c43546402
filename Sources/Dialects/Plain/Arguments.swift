internal import Chat

/// The words that follow a command, taken one after the other from the left.
struct Arguments {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    private static let space: UInt8 = 0x20

    private mutating func skipSpaces() { rest = rest.drop { $0 == Arguments.space } }

    /// The next word, if there is one.
    mutating func word() -> ArraySlice<UInt8>? {
        skipSpaces()
        let word = rest.prefix { $0 != Arguments.space }
        rest = rest.dropFirst(word.count)
        return word.isEmpty ? nil : word
    }

    /// The next word, whatever it is.
    mutating func needed() throws(Refusal) -> ArraySlice<UInt8> {
        guard let word = word() else { throw Refusal(.missingArgument) }
        return word
    }

    /// All that is left, if anything is, as text.
    mutating func text() -> Text? {
        skipSpaces()
        defer { rest = [] }
        return rest.isEmpty ? nil : Text(Array(rest).span)
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

    /// The next word as a room.
    mutating func room() throws(Refusal) -> RoomName {
        guard let word = word() else { throw Refusal(.missingArgument) }
        guard let name = RoomName(word) else { throw Refusal(.badRoomName, about: word) }
        return name
    }

    /// The next word as a room, or nil for the current one where there is no word.
    mutating func roomOrCurrent() throws(Refusal) -> RoomName? {
        skipSpaces()
        return rest.isEmpty ? nil : try room()
    }

    /// The next word, if there is one, as a number from 1; nine digits at most, so that nothing overflows.
    mutating func count() throws(Refusal) -> Int? {
        guard let word = word() else { return nil }
        let isNumber = word.count <= 9 && word.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        let count = isNumber ? word.reduce(0) { $0 * 10 + Int($1 - 0x30) } : 0
        if count == 0 { throw Refusal(.badArgument, about: word) }
        return count
    }

    /// All that is left as something said.
    mutating func said(_ kind: Said.Kind) throws(Refusal) -> Said {
        guard let text = text(), let said = Said(kind, text) else { throw Refusal(.missingArgument) }
        return said
    }
}
