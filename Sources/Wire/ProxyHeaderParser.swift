/// Finds the PROXY header at the beginning of a stream. The result does not depend on how the stream is cut.
public struct ProxyHeaderParser: Sendable {
    /// The maximum number of bytes in a header of version 2, of which 16 precede the addresses. A header with a
    /// certificate of the client fits.
    public static let mostBytes = 4_096
    /// The maximum number of bytes in a header of version 1, with its CR LF (2.1).
    public static let mostTextBytes = 107

    /// The result of the bytes read so far.
    public enum Progress: Equatable, Sendable {
        /// More bytes are needed.
        case incomplete
        /// The header is complete; the client's own bytes follow.
        case complete(ProxyHeader)
        /// The stream does not begin with a header.
        case invalid(ProxyHeaderFault)
    }

    private let bound: Int
    private var bytes: [UInt8] = []
    private var progress = Progress.incomplete

    private static let signature = Array("\r\n\r\n\0\r\nQUIT\n".utf8)
    private static let textBeginning = Array("PROXY ".utf8)

    /// Creates a parser at the beginning of a stream.
    ///
    /// - Parameter bound: the maximum number of bytes in the header; `mostBytes` and `mostTextBytes` hold, too.
    public init(atMost bound: Int = mostBytes) { self.bound = min(bound, ProxyHeaderParser.mostBytes) }

    /// Reads a piece of the stream. Returns the number of its bytes that belong to the header, and the result so far.
    /// Takes no byte once the header is complete or invalid.
    public mutating func feed(_ piece: Span<UInt8>) -> (taken: Int, progress: Progress) {
        var taken = 0
        while taken < piece.count, progress == .incomplete {
            bytes.append(piece[taken])
            taken += 1
            progress = bytes[0] == ProxyHeaderParser.signature[0] ? binaryProgress : textProgress
        }
        return (taken, progress)
    }

    /// The progress of a header of version 1 after its last byte (2.1).
    private var textProgress: Progress {
        let count = bytes.count
        let beginning = ProxyHeaderParser.textBeginning
        if count <= beginning.count {
            return bytes[count - 1] == beginning[count - 1] ? .incomplete : .invalid(.missing)
        }
        if bytes[count - 1] == UInt8(ascii: "\n") {
            // A LF without CR must not end the line.
            if bytes[count - 2] != UInt8(ascii: "\r") { return .invalid(.malformed) }
            return ProxyHeader(line: bytes[..<(count - 2)]).map { .complete($0) } ?? .invalid(.malformed)
        }
        return count < min(bound, ProxyHeaderParser.mostTextBytes) ? .incomplete : .invalid(.tooLong)
    }

    /// The progress of a header of version 2 after its last byte (2.2).
    private var binaryProgress: Progress {
        let count = bytes.count
        switch count {
        case ...12:
            let signature = ProxyHeaderParser.signature
            return bytes[count - 1] == signature[count - 1] ? .incomplete : .invalid(.missing)
        case 13:
            // The version must be 2, and the command LOCAL (0) or PROXY (1).
            return bytes[12] >> 4 == 2 && bytes[12] & 0xF <= 1 ? .incomplete : .invalid(.malformed)
        case 14, 15: return .incomplete
        default:
            let total = 16 + (Int(bytes[14]) << 8 | Int(bytes[15]))
            if total > bound { return .invalid(.tooLong) }
            if count < total { return .incomplete }
            do throws(ProxyHeaderFault) {
                return .complete(try ProxyHeader(binary: bytes))
            } catch {
                return .invalid(error)
            }
        }
    }
}
