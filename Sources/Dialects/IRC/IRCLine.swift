internal import Chat

/// The lines that the server sends, built byte by byte.
extension [UInt8] {
    /// `:nick!user@host COMMAND `
    mutating func append(source member: Member, _ command: StaticString) {
        append(":")
        self += member.name.shown
        append("!")
        self += member.profile.userhost
        append(" ")
        append(command)
        append(" ")
    }

    /// `nick!user@host`
    init(mask member: Member) {
        self = member.name.shown + Array("!".utf8) + member.profile.userhost
    }

    /// `#room`
    mutating func append(channel room: RoomName) {
        append("#")
        self += room.shown
    }

    /// `:serverName 353 nick a b :words`: every parameter but the words is one word.
    mutating func append(
        _ numeric: Numeric, to me: Recipient, _ parameters: [[UInt8]] = [], words: [UInt8]? = nil
    ) {
        append(head: numeric, to: me, parameters)
        if let words { append(trailing: words) } else { append("\r\n") }
    }

    /// The same with words that are spelled where they stand.
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

    /// All of it that stands before the words.
    mutating func append(head numeric: Numeric, to me: Recipient, _ parameters: [[UInt8]]) {
        append(":", string: me.serverName)
        let code = numeric.rawValue
        append(" ")
        append(0x30 &+ UInt8(truncatingIfNeeded: code / 100))
        append(0x30 &+ UInt8(truncatingIfNeeded: code / 10 % 10))
        append(0x30 &+ UInt8(truncatingIfNeeded: code % 10))
        append(" ")
        if let name = me.member?.name.shown { self += name } else { append("*") }
        for parameter in parameters {
            append(" ")
            self += parameter
        }
    }

    /// A numeric whose words are a list: as many lines as it takes for all of it.
    mutating func append(_ numeric: Numeric, to me: Recipient, _ parameters: [[UInt8]] = [], listing names: [[UInt8]]) {
        let head = 12 + me.serverName.utf8.count + (me.member?.name.shown.count ?? 1) + parameters.joined().count
        let most = IRCMessage.mostBytes - head - parameters.count
        var line: [UInt8] = []
        for name in names {
            if !line.isEmpty && line.count + 1 + name.count > most {
                append(numeric, to: me, parameters, words: line)
                line = []
            }
            if !line.isEmpty { line.append(0x20) }
            line += name
        }
        append(numeric, to: me, parameters, words: line)
    }

    /// The last parameter and the end of the line. What would not fit into a line is cut off between characters, and
    /// three dots say so.
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

    /// How long the line is that has yet to be ended, without its tags.
    private var unfinishedBytes: Int {
        let line = self[((lastIndex(of: 0x0A) ?? -1) + 1)...]
        return line.first == 0x40 ? line.drop { $0 != 0x20 }.count - 1 : line.count
    }
}

/// A text in pieces of at most so many bytes. No character is cut, as people see characters, unless it alone is longer.
///
/// - Parameter most: at least 4, so that any scalar fits.
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
