/// A part of a `Pattern` or a `LineTemplate`: literal bytes, or a name in braces.
enum Piece: Hashable, Sendable {
    /// Literal bytes, in which `{hex 1b 5b}`, `{repeat 5000 x}` and `{{` are expanded already.
    case bytes([UInt8])
    /// A name, written `{name}`.
    case name(String)

    /// The reason why a text is not a valid sequence of pieces.
    struct Malformed: Error {
        let reason: String
    }

    /// The maximum number of bytes that `{repeat …}` makes, so that a mistyped count does not exhaust the memory.
    static let mostRepeated = 1 << 24

    /// Splits a text into literal bytes and names, and expands `{hex …}`, `{repeat …}` and `{{`.
    ///
    /// - Throws: `Malformed` when a brace is not closed or its content is neither a name nor a known form.
    static func read(_ text: some Sequence<UInt8>) throws(Malformed) -> [Piece] {
        var pieces: [Piece] = []
        var literal: [UInt8] = []
        var rest = Array(text)[...]
        while let byte = rest.popFirst() {
            if byte != UInt8(ascii: "{") {
                literal.append(byte)
            } else if rest.first == UInt8(ascii: "{") {
                literal.append(rest.removeFirst())
            } else {
                guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else {
                    throw Malformed(reason: "a brace is not closed; {{ writes one")
                }
                switch try braced(rest[..<end]) {
                case .bytes(let bytes): literal += bytes
                case .name(let name):
                    if !literal.isEmpty { pieces.append(.bytes(literal)) }
                    literal = []
                    pieces.append(.name(name))
                }
                rest = rest[(end + 1)...]
            }
        }
        return literal.isEmpty ? pieces : pieces + [.bytes(literal)]
    }

    /// Parses the text between a pair of braces.
    private static func braced(_ inside: ArraySlice<UInt8>) throws(Malformed) -> Piece {
        let words = inside.split(separator: UInt8(ascii: " "), maxSplits: 1)
        let first = words.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
        guard words.count == 2 else {
            guard !first.isEmpty, inside.allSatisfy(isOfAName) else {
                throw Malformed(reason: "{\(String(decoding: inside, as: UTF8.self))} is no name")
            }
            return .name(first)
        }
        switch first {
        case "hex": return .bytes(try hex(words[1]))
        case "repeat": return .bytes(try repeated(words[1]))
        default: throw Malformed(reason: "{\(first) …} is neither {hex …} nor {repeat …}")
        }
    }

    private static func isOfAName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func hex(_ text: ArraySlice<UInt8>) throws(Malformed) -> [UInt8] {
        var bytes: [UInt8] = []
        for pair in text.split(separator: UInt8(ascii: " ")) {
            guard pair.count == 2, let byte = UInt8(String(decoding: pair, as: UTF8.self), radix: 16) else {
                throw Malformed(reason: "{hex …} takes pairs of hexadecimal digits")
            }
            bytes.append(byte)
        }
        return bytes
    }

    private static func repeated(_ text: ArraySlice<UInt8>) throws(Malformed) -> [UInt8] {
        let words = text.split(separator: UInt8(ascii: " "), maxSplits: 1)
        guard words.count == 2, let count = Int(String(decoding: words[0], as: UTF8.self)), count >= 0,
            count <= mostRepeated / words[1].count
        else { throw Malformed(reason: "{repeat …} takes a count, a space and a text") }
        return (0..<count).flatMap { _ in words[1] }
    }
}
