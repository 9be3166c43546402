internal import Chat

/// Why a command failed, where there is no numeric for it (IRCv3 Standard Replies): a code for programs, words for people.
enum IRCFailure: String {
    /// Bytes that are not UTF-8 (IRCv3 UTF8ONLY).
    case invalidUTF8 = "INVALID_UTF8"
    /// Control characters.
    case invalidText = "INVALID_TEXT"
    /// Nothing that one can be called in full (IRCv3 setname).
    case invalidRealName = "INVALID_REALNAME"
    /// A batch of a type that clients can't send; the context is its reference and its type.
    case unknownType = "UNKNOWN_TYPE"
    /// A reference that can be none, or is that of no open batch; the context is the reference.
    case invalidReference = "INVALID_REFTAG"

    var words: String {
        switch self {
        case .invalidUTF8: "Message rejected, your IRC software MUST use UTF-8 encoding on this network"
        case .invalidText: "Message rejected, there are control characters in it that may not be passed on"
        case .invalidRealName: "Realname is not valid"
        case .unknownType: "Clients can't send batches of that type"
        case .invalidReference: "There is no open batch of that reference"
        }
    }
}

extension IRCEncoder {
    /// `:serverName FAIL COMMAND CODE CONTEXT :words` (IRCv3 Standard Replies). A command or a word that can't be repeated is `*`.
    func fail(
        _ command: [UInt8], _ failure: IRCFailure, _ context: [[UInt8]] = [], at serverName: String,
        _ out: inout [UInt8]
    ) {
        let isWord =
            !command.isEmpty && command.count <= 32 && command.allSatisfy { $0 >= 0x30 && $0 <= 0x5A && $0 != 0x3A }
        out.append(":", string: "\(serverName) FAIL ")
        if isWord { out += command } else { out.append("*") }
        out.append(" ", string: failure.rawValue)
        for word in context {
            out.append(" ")
            out += IRCEncoder.word(word)
        }
        out.append(" :", string: "\(failure.words)\r\n")
    }
}
