internal import Chat
internal import Screen
internal import Client

/// Turns typed input into lines for a plain server, and detects a login and a sign-off in it.
///
/// A complete line is sent unchanged, without CR: the server decides about refusals. Nothing is sent after a `/quit`.
/// The byte 255 is doubled, as in telnet (RFC 854), so that the server sees it, and refuses it too.
struct OutgoingLines: Sendable {
    /// Whether the user has sent a line `/login …`.
    private(set) var hasLoggedIn = false
    /// Whether the user has asked the server for a goodbye.
    private(set) var hasSignedOff = false
    /// The line that is being typed, or its rest when it is too long for one of those commands.
    private var line: [UInt8] = []
    private var isTooLong = false

    /// The maximum size of a line that may become a command, and is held back for that reason.
    private static let longestCommand = 512
    /// The size of `/quit`, a space, and the longest reason that servers usually take.
    private static let longestFarewell = 6 + 390

    /// Returns the bytes to send for typed bytes.
    mutating func take(_ typed: [UInt8]) -> [UInt8] {
        var whole: [UInt8] = []
        for byte in typed where byte != UInt8(ascii: "\r") && !hasSignedOff {
            if byte == UInt8(ascii: "\n") { finishLine() }
            line.append(byte)
            if line.count > OutgoingLines.longestCommand { isTooLong = true }
            if byte != UInt8(ascii: "\n") && !isTooLong { continue }
            whole += OutgoingLines.quoted(line)
            line.removeAll(keepingCapacity: true)
            if byte == UInt8(ascii: "\n") { isTooLong = false }
        }
        return whole
    }

    /// Returns the bytes to send at the end of the input: the unfinished line, and a `/quit` when the user sent none.
    mutating func finish() -> [UInt8] {
        var last = line.isEmpty && !isTooLong ? [] : take([UInt8(ascii: "\n")])
        if !hasSignedOff { last += take(Array("/quit\n".utf8)) }
        return last
    }

    /// Returns the bytes in telnet form: each 255 doubled.
    static func quoted(_ bytes: [UInt8]) -> [UInt8] {
        bytes.contains(255) ? bytes.flatMap { $0 == 255 ? [$0, $0] : [$0] } : bytes
    }

    private mutating func finishLine() {
        if isTooLong { return }
        let command = line.prefix { $0 != UInt8(ascii: " ") }.map(\.asciiLowercased)
        switch String(decoding: command, as: UTF8.self) {
        case "/login": hasLoggedIn = true
        case "/quit", "/logout":
            hasSignedOff = true
            // A reason that the server refuses would leave the client waiting for a goodbye that never comes.
            let isClean = Array(Printable(line).text.utf8) == line && line.count <= OutgoingLines.longestFarewell
            if !isClean { line = Array("/quit".utf8) }
        default: break
        }
    }
}
