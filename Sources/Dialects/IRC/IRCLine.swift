internal import Chat

/// The lines that the server sends, built byte by byte.
extension [UInt8] {
    /// `:nick!user@host COMMAND `
    mutating func add(source member: Member, _ command: StaticString) {
        add(":")
        self += member.name.shown
        add("!")
        self += member.profile.ident
        add("@")
        self += member.profile.host
        add(" ")
        add(command)
        add(" ")
    }

    /// `#room`
    mutating func add(channel room: RoomName) {
        add("#")
        self += room.shown
    }

    /// `:server 353 nick a b :words`: every parameter but the words is one word.
    mutating func add(
        _ numeric: Numeric, to me: Addressee, _ parameters: [[UInt8]] = [], words: [UInt8]? = nil
    ) {
        add(":", string: me.server)
        let code = String(numeric.rawValue)
        add(" ", string: String(repeating: "0", count: 3 - code.count) + code)
        add(" ")
        if let member = me.member { self += member.name.shown } else { add("*") }
        for parameter in parameters {
            add(" ")
            self += parameter
        }
        if let words {
            add(" :")
            self += words
        }
        add("\r\n")
    }
}

/// A text in pieces of at most so many bytes. No character is cut, as people see characters, unless it alone is longer.
///
/// - Parameter most: at least 4, so that any scalar fits.
func cuts(_ text: [UInt8], atMost most: Int) -> [ArraySlice<UInt8>] {
    if text.count <= most { return [text[...]] }
    var pieces: [ArraySlice<UInt8>] = []
    var start = 0
    var end = 0
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
