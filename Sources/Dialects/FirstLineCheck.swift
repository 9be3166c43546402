internal import Chat

/// Checks whether the first line of a session is an HTTP request (RFC 9112, 3). A web page can make a browser send a
/// request to this port, and the server would perform its body as commands. So the server performs nothing after such a
/// line.
///
/// A first line that is too long to read counts as HTTP, since the two can't be told apart.
struct FirstLineCheck: Sendable {
    private var hasCome = false

    /// Returns the answer and the end when the first line is HTTP, or nil when the dialect can read the line.
    mutating func objection(to line: Span<UInt8>) -> [ParsedInput]? {
        defer { hasCome = true }
        return !hasCome && FirstLineCheck.isRequest(line) ? [.reply(FirstLineCheck.answer), .end(.wrongProtocol)] : nil
    }

    /// Returns the answer and the end for a first line that is too long, or nil when it is not the first line.
    mutating func objectionToLength() -> [ParsedInput]? {
        defer { hasCome = true }
        return hasCome ? nil : [.refusal(Refusal(.lineTooLong)), .end(.unreadable)]
    }

    /// Whether the line has the form `METHOD target HTTP/1.1`.
    private static func isRequest(_ line: Span<UInt8>) -> Bool {
        let version = Array(" HTTP/1.1".utf8)
        let start = line.count - version.count
        guard start > 0, line[0].isASCIICapital else { return false }
        // Accepts any HTTP version, since the digits may differ.
        return version.indices.allSatisfy { line[start + $0] == version[$0] || (version[$0] == UInt8(ascii: "1")) }
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
