internal import Chat

/// Recognises a TLS client on a port without TLS by its first bytes: a handshake record (RFC 8446, 5.1), or a hello in the
/// form of SSL 2.0 (RFC 5246, appendix E.2). Neither begins like a line of text in UTF-8, a telnet command or a frame.
struct FirstBytes: Sendable {
    private var bytes: [UInt8] = []
    private var isDecided = false

    /// Returns the input that ends a TLS connection, or nil when the dialect can read the piece. The stream may be
    /// split anywhere.
    mutating func objection(to piece: Span<UInt8>) -> [ParsedInput]? {
        if isDecided { return nil }
        for index in piece.indices {
            bytes.append(piece[index])
            guard let isHello = FirstBytes.areHello(bytes) else { continue }
            isDecided = true
            bytes = []
            return isHello ? [.end(.spokeTLS)] : nil
        }
        return nil
    }

    /// Returns whether the bytes start a TLS hello, or nil when more bytes are needed.
    private static func areHello(_ bytes: [UInt8]) -> Bool? {
        switch bytes[0] {
        case 0x16:  // handshake, version 3.0 to 3.4
            if bytes.count == 1 { return nil }
            if bytes[1] != 3 { return false }
            return bytes.count == 2 ? nil : bytes[2] <= 4
        case 0x80...0xBF:  // a length of two bytes, CLIENT-HELLO, version 0.2 or 3.x
            if bytes.count < 3 { return nil }
            if bytes[2] != 1 { return false }
            return bytes.count == 3 ? nil : bytes[3] == 3 || bytes[3] == 0
        default: return false
        }
    }
}
