/// The first place where a play went another way than its script.
public struct Deviation: Error, Equatable, CustomStringConvertible {
    /// The line of the script.
    public let place: Place
    /// What should have come.
    public let expected: String
    /// What came instead.
    public let came: String

    /// `file:line: expected …, but … came`.
    public var description: String { "\(place): expected \(expected), but \(came) came" }
}

/// A received line as a script would write it.
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
