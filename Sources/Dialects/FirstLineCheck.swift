internal import Chat

/// What the first line of a conversation gives away. Any page can make a browser send a request to this port, and what
/// stands behind its head would be done as commands; so nothing is, once the first line is one of HTTP (RFC 9112, 3).
///
/// A first line that is too long to be read can't be told from one.
struct FirstLineCheck: Sendable {
    private var hasCome = false

    /// What to answer, and to end with, where the line is the first and no line of ours; nil where it is to be read.
    mutating func objection(to line: Span<UInt8>) -> [ParsedInput]? {
        defer { hasCome = true }
        return !hasCome && FirstLineCheck.isRequest(line) ? [.reply(FirstLineCheck.answer), .end(.wrongProtocol)] : nil
    }

    /// The same for a line that is too long.
    mutating func objectionToLength() -> [ParsedInput]? {
        defer { hasCome = true }
        return hasCome ? nil : [.refusal(Refusal(.lineTooLong)), .end(.unreadable)]
    }

    /// `METHOD target HTTP/1.1`
    private static func isRequest(_ line: Span<UInt8>) -> Bool {
        let version = Array(" HTTP/1.1".utf8)
        let start = line.count - version.count
        guard start > 0, line[0].isASCIICapital else { return false }
        // Any version: the digits may be others.
        return version.indices.allSatisfy { line[start + $0] == version[$0] || (version[$0] == 0x31) }
    }

    private static let answer: [UInt8] = {
        let words = "This is a chat server, which does not speak HTTP.\n"
        let head = [
            "HTTP/1.1 400 Bad Request", "Content-Type: text/plain", "Content-Length: \(words.utf8.count)",
            "Connection: close",
        ]
        return Array((head.map { $0 + "\r\n" }.joined() + "\r\n" + words).utf8)
    }()
}

extension UInt8 {
    fileprivate var isASCIICapital: Bool { self >= 0x41 && self <= 0x5A }
}
