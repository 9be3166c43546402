internal import Chat

/// Builds the lines that the server sends, byte by byte.
extension [UInt8] {
    /// Appends `:nick!user@host COMMAND ` with the space at its end.
    mutating func append(source member: Member, _ command: StaticString) {
        append(":")
        self += member.name.shown
        append("!")
        self += member.profile.userhost
        append(" ")
        append(command)
        append(" ")
    }

    /// Creates the mask `nick!user@host` of a member.
    init(mask member: Member) {
        self = member.name.shown + Array("!".utf8) + member.profile.userhost
    }

    /// Appends `#room`.
    mutating func append(channel room: RoomName) {
        append("#")
        self += room.shown
    }

    /// Appends a numeric, such as `:SERVER 353 nick a b :text`. Every parameter except the text is one word.
    mutating func append(
        _ numeric: Numeric, to me: Recipient, _ parameters: [[UInt8]] = [], words: [UInt8]? = nil
    ) {
        append(head: numeric, to: me, parameters)
        if let words { append(trailing: words) } else { append("\r\n") }
    }

    /// Appends a numeric whose text the body writes directly into the output. Text that is too long is cut.
    mutating func append(
        _ numeric: Numeric, to me: Recipient, _ parameters: [[UInt8]] = [], spelling: (inout [UInt8]) -> Void
    ) {
        let start = count
        append(head: numeric, to: me, parameters)
        let end = count
        append(" :")
        spelling(&self)
        if count - start <= IRCMessage.mostBytes { return append("\r\n") }
        let words = Array(self[(end + 2)...])
        removeSubrange(end...)
        append(trailing: words)
    }

    /// Appends the part of a numeric before its text: the server name, the code, the recipient and the parameters.
    mutating func append(head numeric: Numeric, to me: Recipient, _ parameters: [[UInt8]]) {
        append(":", string: me.serverName)
        let code = numeric.rawValue
        append(" ")
        append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: code / 100))
        append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: code / 10 % 10))
        append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: code % 10))
        append(" ")
        if let name = me.member?.name.shown { self += name } else { append("*") }
        for parameter in parameters {
            append(" ")
            self += parameter
        }
    }

    /// Appends a numeric whose text is a list of words, in as many lines as needed.
    mutating func append(_ numeric: Numeric, to me: Recipient, _ parameters: [[UInt8]] = [], listing names: [[UInt8]]) {
        let head = 12 + me.serverName.utf8.count + (me.member?.name.shown.count ?? 1) + parameters.joined().count
        let most = IRCMessage.mostBytes - head - parameters.count
        var line: [UInt8] = []
        for name in names {
            if !line.isEmpty && line.count + 1 + name.count > most {
                append(numeric, to: me, parameters, words: line)
                line = []
            }
            if !line.isEmpty { line.append(UInt8(ascii: " ")) }
            line += name
        }
        append(numeric, to: me, parameters, words: line)
    }

    /// Appends the last parameter and CR LF. Text that does not fit into the line is cut at a character boundary and
    /// ends in `…`.
    mutating func append(trailing words: [UInt8]) {
        append(" :")
        let most = IRCMessage.mostBytes - unfinishedBytes
        if words.count <= most {
            self += words
        } else {
            self += cuts(words, atMost: Swift.max(4, most - 3)).first ?? []
            append("…")
        }
        append("\r\n")
    }

    /// The number of bytes in the last, unfinished line, without its tags.
    private var unfinishedBytes: Int {
        let line = self[((lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1)...]
        return line.first == UInt8(ascii: "@") ? line.drop { $0 != UInt8(ascii: " ") }.count - 1 : line.count
    }
}

/// Returns the text in pieces of at most `most` bytes. It cuts between grapheme clusters, and within one only if that
/// alone is longer.
///
/// - Parameter most: the maximum number of bytes, at least 4, so that every Unicode scalar fits.
func cuts(_ text: ArraySlice<UInt8>, atMost most: Int) -> [ArraySlice<UInt8>] {
    if text.count <= most { return [text] }
    var pieces: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    var end = text.startIndex
    func cut(before next: Int) {
        guard next - start > most else { return }
        if end > start { pieces.append(text[start..<end]) }
        start = end
    }
    for character in String(decoding: text, as: UTF8.self) {
        let length = character.utf8.count
        cut(before: end + length)
        if length <= most {
            end += length
        } else {
            for scalar in character.unicodeScalars {
                let length = UTF8.width(scalar)
                cut(before: end + length)
                end += length
            }
        }
    }
    return pieces + [text[start...]]
}

func cuts(_ text: [UInt8], atMost most: Int) -> [ArraySlice<UInt8>] { cuts(text[...], atMost: most) }
