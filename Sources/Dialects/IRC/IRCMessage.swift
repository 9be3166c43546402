/// A message of a client: tags, source, command, parameters (Modern IRC, "Client-to-Server Protocol Structure").
struct IRCMessage: Sendable {
    /// The most parameters that a message has; the last one takes all that is left.
    static let mostParameters = 15
    /// The most bytes of a line without its tags and without CR LF.
    static let mostBytes = 510
    /// The most bytes of the tags, with `@` and the space behind them (IRCv3 Message Tags).
    static let mostTagBytes = 4_096
    /// Bytes of a line, tags and all, after which nobody waits for its end any more.
    static let mostEndlessBytes = 16_384

    private let bytes: [UInt8]
    /// Where the command and its parameters stand; they are in here, since most messages are read without an allocation.
    private var words = InlineArray<16, Range<UInt16>>(repeating: 0..<0)
    /// How many of them there are.
    private var wordCount = 0
    /// Where the tags stand, without `@` and space.
    private var tagRange: Range<Int> = 0..<0

    private static let space: UInt8 = 0x20
    private static let colon: UInt8 = 0x3A

    /// Why a line is no message.
    enum Fault: Error {
        /// More bytes than it may have.
        case tooLong
        /// No command in it.
        case empty
    }

    /// Reads a line without its end. A source that a client gives is not heeded.
    init(_ line: [UInt8]) throws(Fault) {
        bytes = line
        var index = 0
        if line.first == 0x40 {
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
            // The command, and fourteen parameters behind it, are words; the fifteenth takes the rest.
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

    /// The bounds of a line are far below those of its indices.
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

    /// The tags as the client wrote them, without `@` and space.
    var tags: [UInt8] { Array(bytes[tagRange]) }

    /// The value of a tag, as the client wrote it; empty where the tag has none, nil where there is no such tag.
    func tag(_ key: StaticString) -> ArraySlice<UInt8>? {
        tagRange.isEmpty ? nil : IRCMessage.tag(key, in: bytes[tagRange])
    }

    /// The same of a line that is too long for a message, as far as its tags fit.
    static func tag(_ key: StaticString, ofTooLong line: [UInt8]) -> ArraySlice<UInt8>? {
        guard line.first == 0x40, let end = line.prefix(mostTagBytes).firstIndex(of: space) else { return nil }
        return tag(key, in: line[1..<end])
    }

    /// Of several tags with that key, the last one counts (IRCv3 Message Tags, "Rules for servers").
    private static func tag(_ key: StaticString, in tags: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let key = UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
        return tags.split(separator: 0x3B).last { $0.prefix { $0 != 0x3D }.elementsEqual(key) }
            .map { $0.drop { $0 != 0x3D }.dropFirst() }
    }

    /// The command as the client wrote it.
    var verb: ArraySlice<UInt8> { word(0) }

    /// The command, in capitals.
    var command: [UInt8] { verb.map(\.asCapital) }

    /// How many parameters there are.
    var count: Int { wordCount - 1 }

    /// The parameter of that place, from 0; nil where there is none.
    subscript(_ place: Int) -> ArraySlice<UInt8>? {
        place >= 0 && place < count ? word(place + 1) : nil
    }

    /// A parameter that could be a list and is one word; nil where it is none, or several.
    func single(_ place: Int) -> ArraySlice<UInt8>? {
        self[place].flatMap { $0.contains(0x2C) || $0.isEmpty ? nil : $0 }
    }

    /// The words of a parameter that is a list.
    func list(_ place: Int) -> [ArraySlice<UInt8>] {
        single(place).map { [$0] } ?? self[place]?.split(separator: 0x2C) ?? []
    }
}

extension UInt8 {
    /// The capital of an ASCII letter.
    var asCapital: UInt8 { self &- 0x61 < 26 ? self & 0xDF : self }
}
