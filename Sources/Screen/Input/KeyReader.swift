/// Reads keys from a terminal's bytes, regardless of how the bytes are divided: UTF-8, the sequences of xterm and
/// similar terminals (ECMA-48 5.4), and bracketed pastes.
///
/// A lone Escape and a sequence begin with the same byte, and a terminal may never end a paste. `patience` is the time
/// to wait for more bytes; the caller calls `giveUp` when that time is over.
public struct KeyReader: Sendable {
    private var bytes: [UInt8] = []
    /// The bytes of the current paste; nil outside a paste.
    private var pasted: [UInt8]?

    /// The most bytes kept of one paste: 64 KiB. The rest of the paste is dropped.
    public static let longestPaste = 64 << 10
    /// The most bytes of a sequence; a longer one is not read as a sequence.
    private static let longestSequence = 32
    /// How long to wait, in milliseconds, for the rest of a key, of a paste, and of a paste after Ctrl-C.
    private static let keyPatience = 50
    private static let pastePatience = 10_000
    private static let brokenPastePatience = 500
    private static let escape: UInt8 = 0x1B
    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    /// Creates a reader that has read nothing.
    public init() {}

    /// How many milliseconds to wait for the rest of a key; nil when no key has begun.
    public var patience: Int? {
        if pasted == nil { return bytes.isEmpty ? nil : KeyReader.keyPatience }
        return isPasteBroken ? KeyReader.brokenPastePatience : KeyReader.pastePatience
    }

    /// Whether Ctrl-C is the last byte received of a paste. In the middle of a paste, Ctrl-C is text and must not end
    /// the paste: the bytes after it would be read as keys.
    private var isPasteBroken: Bool { (bytes.last ?? pasted?.last) == 0x03 }

    /// Adds bytes and returns the keys that they complete.
    public mutating func read(_ arrived: some Sequence<UInt8>) -> [Key] {
        bytes += arrived
        var keys: [Key] = []
        while let key = next() { keys.append(key) }
        return keys
    }

    /// Returns the keys of the unfinished bytes, because no more bytes have come.
    public mutating func giveUp() -> [Key] {
        if let pasted { return giveUp(paste: pasted) }
        if bytes.isEmpty { return [] }
        let rest = bytes
        bytes = []
        if rest == [KeyReader.escape] { return [.escape] }
        if rest == [KeyReader.escape, UInt8(ascii: "[")] || rest == [KeyReader.escape, UInt8(ascii: "O")] {
            return [.alt(Character(Unicode.Scalar(rest[1])))]
        }
        return [.unknown]
    }

    /// Returns the unfinished paste as a key, without the Ctrl-C with which the user ended it.
    private mutating func giveUp(paste: [UInt8]) -> [Key] {
        var text = paste + bytes.prefix(KeyReader.longestPaste - paste.count)
        while text.last == 0x03 { text.removeLast() }
        (pasted, bytes) = (nil, [])
        return text.isEmpty ? [] : [.paste(String(decoding: text, as: UTF8.self))]
    }

    private mutating func next() -> Key? {
        if pasted != nil { return nextOfPaste() }
        guard let first = bytes.first else { return nil }
        if first == KeyReader.escape { return nextSequence() }
        if first < UInt8(ascii: " ") || first == 0x7F { return take(1, as: KeyReader.control(first)) }
        return nextCharacter(at: 0).flatMap { character, length in take(length, as: .character(character)) }
    }

    private mutating func take(_ count: Int, as key: Key) -> Key {
        bytes.removeFirst(min(count, bytes.count))
        return key
    }

    /// Returns one UTF-8 scalar: U+FFFD for an invalid byte, nil for an unfinished one.
    private func nextCharacter(at start: Int) -> (Character, length: Int)? {
        let first = bytes[start]
        let length = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1
        let rest = bytes[start...].prefix(length)
        let isSound = rest.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 } && !(length == 1 && first >= 0x80)
        if !isSound { return ("\u{FFFD}", 1) }
        if rest.count < length { return nil }
        guard let text = String(validating: rest, as: UTF8.self), let character = text.first else {
            return ("\u{FFFD}", 1)
        }
        return (character, length)
    }

    private static func control(_ byte: UInt8) -> Key {
        switch byte {
        case UInt8(ascii: "\t"): .tab
        case UInt8(ascii: "\r"): .enter
        case 0x08, 0x7F: .backspace
        default:
            .control(
                Character(Unicode.Scalar(byte | (byte == 0 || byte > 0x1A ? 0b0100_0000 : 0b0110_0000))))
        }
    }

    private mutating func nextSequence() -> Key? {
        guard bytes.count > 1 else { return nil }
        switch bytes[1] {
        case UInt8(ascii: "["): return nextControlSequence()
        case UInt8(ascii: "O"):
            guard bytes.count > 2 else { return nil }
            return take(3, as: KeyReader.key(final: bytes[2], numbers: []))
        case UInt8(ascii: "\r"), UInt8(ascii: "\n"): return take(2, as: .altEnter)
        case 0x7F, 0x08: return take(2, as: .altBackspace)
        case KeyReader.escape: return take(1, as: .escape)
        case 0x00..<UInt8(ascii: " "): return take(2, as: .unknown)
        default: return nextCharacter(at: 1).map { character, length in take(1 + length, as: .alt(character)) }
        }
    }

    /// Reads a control sequence: ESC [, parameters and intermediates below 40, and a final byte.
    private mutating func nextControlSequence() -> Key? {
        guard let end = bytes.dropFirst(2).firstIndex(where: { $0 < UInt8(ascii: " ") || $0 > UInt8(ascii: "?") })
        else {
            if bytes.count <= KeyReader.longestSequence { return nil }
            return take(bytes.count, as: .unknown)
        }
        let final = bytes[end]
        if final == UInt8(ascii: "M") && end == 2 { return nextOldMouseReport() }
        if final < UInt8(ascii: "@") || final > UInt8(ascii: "~") { return take(end, as: .unknown) }
        let numbers = bytes[2..<end].split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
            Int(String(decoding: $0, as: UTF8.self)) ?? 0
        }
        if final == UInt8(ascii: "~") && numbers.first == 200 {
            bytes.removeFirst(end + 1)
            pasted = []
            return next()
        }
        if bytes[2] == UInt8(ascii: "<") { return take(end + 1, as: KeyReader.mouse(final: final, bytes[3..<end])) }
        return take(end + 1, as: KeyReader.key(final: final, numbers: numbers))
    }

    /// Reads an old mouse report, ESC [ M and three bytes: the button, the column and the row, each plus 32. Some
    /// terminals know no other form.
    private mutating func nextOldMouseReport() -> Key? {
        guard bytes.count >= 6 else { return nil }
        return take(6, as: KeyReader.mouse(button: Int(bytes[3]) - 32))
    }

    /// Reads ESC [ <, the button, column and row as numbers, and M; m for a release (xterm's mode 1006).
    private static func mouse(final: UInt8, _ parameters: ArraySlice<UInt8>) -> Key {
        guard final == UInt8(ascii: "M") else { return .unknown }
        return mouse(button: Int(String(decoding: parameters.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)) ?? -1)
    }

    /// Returns the key of a button: the wheel is buttons 64 and 65; 4, 8 and 16 stand for Shift, Alt and Ctrl.
    private static func mouse(button: Int) -> Key {
        switch button & ~28 {
        case 64: .wheelUp
        case 65: .wheelDown
        default: .unknown
        }
    }

    private static func key(final: UInt8, numbers: [Int]) -> Key {
        // The second number is 1 plus the modifiers: Shift 1, Alt 2, Ctrl 4.
        let isModified = numbers.count > 1 && numbers[1] > 2
        switch final {
        case UInt8(ascii: "A"): return .up
        case UInt8(ascii: "B"): return .down
        case UInt8(ascii: "C"): return isModified ? .wordRight : .right
        case UInt8(ascii: "D"): return isModified ? .wordLeft : .left
        case UInt8(ascii: "H"): return .home
        case UInt8(ascii: "F"): return .end
        case UInt8(ascii: "M"): return .enter
        case UInt8(ascii: "Z"): return .backTab
        case UInt8(ascii: "~"): break
        default: return .unknown
        }
        switch numbers.first {
        case 1, 7: return .home
        case 2: return .insert
        case 3: return .delete
        case 4, 8: return .end
        case 5: return .pageUp
        case 6: return .pageDown
        default: return .unknown
        }
    }

    /// Reads on in a paste, up to its closing bracket; bytes that may be part of that bracket are held back.
    private mutating func nextOfPaste() -> Key? {
        guard var text = pasted else { return nil }
        let end = bytes.firstRange(of: KeyReader.pasteEnd)
        let ready = end?.lowerBound ?? max(0, bytes.count - KeyReader.pasteEnd.count + 1)
        text += bytes.prefix(min(ready, KeyReader.longestPaste - text.count))
        bytes.removeFirst(end?.upperBound ?? ready)
        pasted = end == nil ? text : nil
        return end == nil ? nil : .paste(String(decoding: text, as: UTF8.self))
    }
}
