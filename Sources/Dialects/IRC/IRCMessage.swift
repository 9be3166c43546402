internal import Chat

/// A parsed message of a client: tags, source, command and parameters (Modern IRC, "Client-to-Server Protocol
/// Structure").
struct IRCMessage: Sendable {
    /// The maximum number of parameters; the last one takes the rest of the line.
    static let mostParameters = 15
    /// The maximum number of bytes in a line, without tags and CR LF.
    static let mostBytes = 510
    /// The maximum number of bytes in the tags, including `@` and the space after them (IRCv3 Message Tags).
    static let mostTagBytes = 4_096
    /// The number of bytes in an unfinished line, including tags, at which the server ends the session.
    static let mostEndlessBytes = 16_384

    private let bytes: [UInt8]
    /// The ranges of the command and its parameters in `bytes`. They are stored inline, so that parsing allocates
    /// nothing.
    private var words = InlineArray<16, Range<UInt16>>(repeating: 0..<0)
    /// The number of ranges in use, including the command.
    private var wordCount = 0
    /// The range of the tags in `bytes`, without `@` and the space.
    private var tagRange: Range<Int> = 0..<0

    private static var space: UInt8 { UInt8(ascii: " ") }
    private static var colon: UInt8 { UInt8(ascii: ":") }

    /// The reasons why a line is not a message.
    enum ParseError: Error {
        /// The line or its tags exceed the maximum number of bytes.
        case tooLong
        /// The line contains no command.
        case empty
    }

    /// Parses a line without its end. Ignores a source that the client gives.
    ///
    /// - Throws: `tooLong` when the line or its tags are too long, `empty` when the line contains no command.
    init(_ line: [UInt8]) throws(ParseError) {
        bytes = line
        var index = 0
        if line.first == UInt8(ascii: "@") {
            let end = line.firstIndex(of: IRCMessage.space) ?? line.count
            tagRange = 1..<end
            index = IRCMessage.skipSpaces(line, from: end)
            if index > IRCMessage.mostTagBytes { throw .tooLong }
        }
        if line.count - index > IRCMessage.mostBytes { throw .tooLong }
        index = IRCMessage.skipSpaces(line, from: index)
        if index < line.count, line[index] == IRCMessage.colon {
            let end = line[index...].firstIndex(of: IRCMessage.space) ?? line.count
            index = IRCMessage.skipSpaces(line, from: end)
        }
        while index < line.count {
            // The command and up to fourteen parameters are single words; the fifteenth parameter takes the rest of the
            // line.
            let isTrailing = wordCount > 0 && line[index] == IRCMessage.colon
            if isTrailing || wordCount == IRCMessage.mostParameters {
                appendWord((isTrailing ? index + 1 : index)..<line.count)
                break
            }
            let end = line[index...].firstIndex(of: IRCMessage.space) ?? line.count
            appendWord(index..<end)
            index = IRCMessage.skipSpaces(line, from: end)
        }
        if wordCount == 0 { throw .empty }
    }

    /// Appends a range. It fits into 16 bits, since a line has far fewer bytes.
    private mutating func appendWord(_ range: Range<Int>) {
        words[wordCount] = UInt16(clamping: range.lowerBound)..<UInt16(clamping: range.upperBound)
        wordCount += 1
    }

    private func word(_ place: Int) -> ArraySlice<UInt8> {
        bytes[Int(words[place].lowerBound)..<Int(words[place].upperBound)]
    }

    private static func skipSpaces(_ line: [UInt8], from start: Int) -> Int {
        line[start...].firstIndex { $0 != space } ?? line.count
    }

    /// The tags as the client sent them, without `@` and the space.
    var tags: [UInt8] { Array(bytes[tagRange]) }

    /// Returns the value of a tag as the client sent it: empty when the tag has no value, nil when there is no such
    /// tag.
    func tag(_ key: StaticString) -> ArraySlice<UInt8>? {
        tagRange.isEmpty ? nil : IRCMessage.tag(key, in: bytes[tagRange])
    }

    /// Returns the value of a tag of a line that is too long for a message; nil when its tags are too long themselves.
    static func tag(_ key: StaticString, ofTooLong line: [UInt8]) -> ArraySlice<UInt8>? {
        guard line.first == UInt8(ascii: "@"), let end = line.prefix(mostTagBytes).firstIndex(of: space) else {
            return nil
        }
        return tag(key, in: line[1..<end])
    }

    /// Returns the value of the last tag with that key, which counts if there are several (IRCv3 Message Tags, "Rules
    /// for servers").
    private static func tag(_ key: StaticString, in tags: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let key = UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
        return tags.split(separator: UInt8(ascii: ";")).last {
            $0.prefix { $0 != UInt8(ascii: "=") }.elementsEqual(key)
        }
        .map { $0.drop { $0 != UInt8(ascii: "=") }.dropFirst() }
    }

    /// The command as the client sent it.
    var verb: ArraySlice<UInt8> { word(0) }

    /// The command in capital letters.
    var command: [UInt8] { verb.map(\.asciiUppercased) }

    /// The number of parameters.
    var count: Int { wordCount - 1 }

    /// The parameter at that index, counted from 0, or nil when there is none.
    subscript(_ place: Int) -> ArraySlice<UInt8>? {
        place >= 0 && place < count ? word(place + 1) : nil
    }

    /// Returns a parameter that may be a comma-separated list if it has exactly one item; nil when it has none or
    /// several.
    func single(_ place: Int) -> ArraySlice<UInt8>? {
        self[place].flatMap { $0.contains(UInt8(ascii: ",")) || $0.isEmpty ? nil : $0 }
    }

    /// Returns the items of a comma-separated parameter.
    func list(_ place: Int) -> [ArraySlice<UInt8>] {
        single(place).map { [$0] } ?? self[place]?.split(separator: UInt8(ascii: ",")) ?? []
    }
}
