/// The first place where a world behaved differently from the transcript.
public struct Deviation: Error, Equatable, CustomStringConvertible {
    /// The line of the transcript.
    public let place: Place
    /// What the transcript expected, as text for the message.
    public let expected: String
    /// What happened instead, as text for the message.
    public let came: String

    /// The message, as `file:line: expected …, but … came`.
    public var description: String { "\(place): expected \(expected), but \(came) came" }
}

/// A received line in the notation of a transcript: control characters and invalid text appear as `{hex …}`, and `{` as
/// `{{`.
struct ShownLine: CustomStringConvertible {
    let description: String

    init(_ bytes: [UInt8]) {
        let isText = String(validating: bytes, as: UTF8.self) != nil
        var shown: [UInt8] = []
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "{"): shown += [byte, byte]
            case 0x20..<0x7F: shown.append(byte)
            case 0x80... where isText: shown.append(byte)
            default:
                let digits = String(byte, radix: 16)
                shown += Array("{hex \(digits.count == 1 ? "0" : "")\(digits)}".utf8)
            }
        }
        description = "`\(String(decoding: shown, as: UTF8.self))`"
    }
}
