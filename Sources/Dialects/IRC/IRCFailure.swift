internal import Chat

/// Why a command failed, where there is no numeric for it (IRCv3 Standard Replies): a code for programs, words for people.
enum IRCFailure: String {
    /// Bytes that are not UTF-8 (IRCv3 UTF8ONLY).
    case invalidUTF8 = "INVALID_UTF8"
    /// Control characters.
    case invalidText = "INVALID_TEXT"
    /// Nothing that one can be called in full (IRCv3 setname).
    case invalidRealName = "INVALID_REALNAME"
    /// A batch of a type that clients can't send.
    case unknownType = "UNKNOWN_TYPE"
    /// A reference to no open batch.
    case invalidReference = "INVALID_REFTAG"

    var words: String {
        switch self {
        case .invalidUTF8: "Message rejected, your IRC software MUST use UTF-8 encoding on this network"
        case .invalidText: "Message rejected, there are control characters in it that may not be passed on"
        case .invalidRealName: "Realname is not valid"
        case .unknownType: "Clients can't send batches of that type"
        case .invalidReference: "There is no such batch"
        }
    }
}

extension IRCWording {
    /// `:server FAIL COMMAND CODE :words`
    func fail(_ command: [UInt8], _ failure: IRCFailure, at server: String, _ out: inout [UInt8]) {
        standardReply("FAIL", command, failure.rawValue, failure.words, at: server, &out)
    }

    /// `:server WARN COMMAND CODE CONTEXT :words`; a notice to those who have not asked for replies that no specification
    /// tells them to expect.
    func warn(_ command: [UInt8], _ warning: String, _ words: String, to me: Addressee, _ out: inout [UInt8]) {
        if !capabilities.contains(.standardReplies) { return notice(words, to: me, &out) }
        standardReply("WARN", command, warning, words, at: me.server, &out)
    }

    /// A command that can't be repeated is `*`.
    private func standardReply(
        _ kind: String, _ command: [UInt8], _ code: String, _ words: String, at server: String, _ out: inout [UInt8]
    ) {
        let isWord =
            !command.isEmpty && command.count <= 32 && command.allSatisfy { $0 >= 0x30 && $0 <= 0x5A && $0 != 0x3A }
        out.add(":", string: "\(server) \(kind) ")
        if isWord { out += command } else { out.add("*") }
        out.add(" ", string: "\(code) :\(words)\r\n")
    }
}
