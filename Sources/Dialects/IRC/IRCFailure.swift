/// Why a command failed, where there is no numeric for it (IRCv3 Standard Replies): a code for programs, words for people.
enum IRCFailure: String {
    /// Bytes that are not UTF-8 (IRCv3 UTF8ONLY).
    case invalidUTF8 = "INVALID_UTF8"
    /// Control characters.
    case invalidText = "INVALID_TEXT"

    var words: String {
        switch self {
        case .invalidUTF8: "Message rejected, your IRC software MUST use UTF-8 encoding on this network"
        case .invalidText: "Message rejected, there are control characters in it that may not be passed on"
        }
    }
}

extension IRCWording {
    /// `:server FAIL COMMAND CODE :words`; a command that can't be repeated is `*`.
    func fail(_ command: [UInt8], _ failure: IRCFailure, at server: String, _ out: inout [UInt8]) {
        let isWord =
            !command.isEmpty && command.count <= 32 && command.allSatisfy { $0 >= 0x30 && $0 <= 0x5A && $0 != 0x3A }
        out.add(":", string: server)
        out.add(" FAIL ")
        if isWord { out += command } else { out.add("*") }
        out.add(" ", string: failure.rawValue)
        out.add(" :", string: failure.words)
        out.add("\r\n")
    }
}
