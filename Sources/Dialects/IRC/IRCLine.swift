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

    /// `nick!user@host`
    init(mask member: Member) {
        self = member.name.shown + Array("!".utf8) + member.profile.ident + Array("@".utf8) + member.profile.host
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

/// Where a text has to be cut so that no piece has more than so many bytes, and no character is cut.
func cuts(_ text: [UInt8], atMost most: Int) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var rest = text[...]
    while rest.count > most {
        var end = rest.startIndex + Swift.max(4, most)
        if end >= rest.endIndex { break }
        while end > rest.startIndex + 1 && rest[end] & 0xC0 == 0x80 { end -= 1 }
        pieces.append(rest[..<end])
        rest = rest[end...]
    }
    pieces.append(rest)
    return pieces
}
