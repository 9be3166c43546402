internal import Screen
internal import Client

/// Turns what is typed into the lines that a plain server gets, and notices in it how somebody logs in and signs off.
///
/// A line goes out when it is whole, as it is, without CR: it is the server that refuses. After a `/quit` nothing does.
/// The byte 255 is spelled twice, as telnet does (RFC 854), so that the server sees it, and refuses it too.
struct OutgoingLines: Sendable {
    /// Whether a line `/login …` was among them.
    private(set) var hasLoggedIn = false
    /// Whether the server is asked for its goodbye.
    private(set) var hasSignedOff = false
    /// The line that is being typed, or its rest when it is too long to be one of those commands.
    private var line: [UInt8] = []
    private var isTooLong = false

    /// Bytes of a line that may turn out to be a command, and is held back for that.
    private static let longestCommand = 512
    /// Bytes of `/quit`, a space, and a reason as long as servers usually take one.
    private static let longestFarewell = 6 + 390

    /// What to send of bytes that were typed.
    mutating func take(_ typed: [UInt8]) -> [UInt8] {
        var whole: [UInt8] = []
        for byte in typed where byte != 0x0D && !hasSignedOff {
            if byte == 0x0A { finishLine() }
            line.append(byte)
            if line.count > OutgoingLines.longestCommand { isTooLong = true }
            if byte != 0x0A && !isTooLong { continue }
            whole += OutgoingLines.quoted(line)
            line.removeAll(keepingCapacity: true)
            if byte == 0x0A { isTooLong = false }
        }
        return whole
    }

    /// What to send when nothing more will be typed: the line that nobody ended, and a goodbye if there was none.
    mutating func end() -> [UInt8] {
        var last = line.isEmpty && !isTooLong ? [] : take([0x0A])
        if !hasSignedOff { last += take(Array("/quit\n".utf8)) }
        return last
    }

    /// The bytes as telnet spells them: a 255 twice.
    static func quoted(_ bytes: [UInt8]) -> [UInt8] {
        bytes.contains(255) ? bytes.flatMap { $0 == 255 ? [$0, $0] : [$0] } : bytes
    }

    private mutating func finishLine() {
        if isTooLong { return }
        let command = line.prefix { $0 != 0x20 }.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        switch String(decoding: command, as: UTF8.self) {
        case "/login": hasLoggedIn = true
        case "/quit", "/logout":
            hasSignedOff = true
            // A reason that the server refuses would leave us waiting for a goodbye that never comes.
            let isClean = Array(Printable(line).text.utf8) == line && line.count <= OutgoingLines.longestFarewell
            if !isClean { line = Array("/quit".utf8) }
        default: break
        }
    }
}
