internal import Chat

/// The failures that have no numeric and are sent as FAIL (IRCv3 Standard Replies). Each has a code for programs and a
/// text for users.
enum IRCFailure: String {
    /// The message is not valid UTF-8 (IRCv3 UTF8ONLY).
    case invalidUTF8 = "INVALID_UTF8"
    /// The message contains forbidden control characters.
    case invalidText = "INVALID_TEXT"
    /// The real name is empty, too long or not valid text (IRCv3 setname).
    case invalidRealName = "INVALID_REALNAME"
    /// Clients cannot send a batch of that type; the context is its reference and its type.
    case unknownType = "UNKNOWN_TYPE"
    /// The batch reference is malformed or belongs to no open batch; the context is the reference.
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
    /// Appends `:SERVER FAIL COMMAND CODE CONTEXT :TEXT` (IRCv3 Standard Replies). A command or context word that
    /// cannot be repeated becomes `*`.
    func fail(
        _ command: [UInt8], _ failure: IRCFailure, _ context: [[UInt8]] = [], at serverName: String,
        _ out: inout [UInt8]
    ) {
        let isWord =
            !command.isEmpty && command.count <= 32
            && command.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "Z") && $0 != UInt8(ascii: ":") }
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
