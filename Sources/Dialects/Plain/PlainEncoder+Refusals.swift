internal import Chat

/// The sentence for each word of refusal.
extension PlainEncoder {
    static func refusal(_ refusal: Refusal, _ out: inout [UInt8]) {
        out.append("!! ", string: refusal.word.rawValue)
        out.append(": ", string: sentence(refusal))
        out.append("\n")
    }

    private static func sentence(_ refusal: Refusal) -> String {
        let it = quoted(refusal.subject)
        return switch refusal.word {
        case .badName:
            """
            \(it ?? "that") can't be a name: letters, digits and - [ ] \\ ` _ ^ { | } alone, no digit or - first, \
            not "you", and not too long (32 at the most)
            """
        case .nameReserved:
            "\(it ?? "that") could be taken for the server or for those who run it; choose another name"
        case .nameTaken: "\(it ?? "that name") is somebody here"
        case .notLoggedIn: "say /login NAME first"
        case .alreadyLoggedIn: "you have logged in; /name changes your name"
        case .wrongPassword: "that is not the password"
        case .tooManyAttempts:
            "too many wrong passwords were tried; wait \(String(decoding: refusal.subject, as: UTF8.self)) s, then try again"
        case .notServerOperator: "only those who operate the server may do that"
        case .noSuchUser: "nobody here is called \(it ?? "that")"
        case .noSuchRoom: "there is no room \(it ?? "of that name")"
        case .notInRoom:
            it.map { "you are not in \($0)" } ?? "you have no current room; say /join ROOM or /switch ROOM first"
        case .alreadyInRoom: "you are in \(it ?? "that room"); /switch makes it the current one"
        case .badRoomName:
            """
            \(it ?? "that") can't be a room: visible characters, no comma, no # first, not "direct", \
            and not too long (64 bytes at the most)
            """
        case .tooManyRooms:
            refusal.limit == .roomsPerUser
                ? "you are in as many rooms as one may be in; /leave one first"
                : "\(it ?? "that room") can't be made, there are as many rooms as there may be"
        case .tooManyClients: "too many connections\(refusal.limit.map { " (\($0.name))" } ?? ""); try again later"
        case .roomBusy: "the room could not keep up, this was not done; try again"
        case .userBusy: "\(it ?? "that one") reads too slowly, this was not said; try again"
        case .tooFast: "too fast; wait a moment"
        case .lineTooLong: "the line is too long, nothing of it was done"
        case .textTooLong: "that is too long, the limit is \(String(decoding: refusal.subject, as: UTF8.self)) bytes"
        case .tooManyLines:
            "that has too many lines, the limit is \(String(decoding: refusal.subject, as: UTF8.self)) lines"
        case .badText: "not UTF-8, or with control characters; nothing was done"
        case .noSuchCommand: "there is no command \(it ?? "of that name"); /help lists them"
        case .missingArgument: "say \(it ?? "more")"
        case .notOperator: "you may not do that in \(it ?? "that room")"
        case .mayNotSpeak: "you may not speak in \(it ?? "that room")"
        case .banned: "you are banned from \(it ?? "that room")"
        case .inviteOnly: "only those who are invited come into \(it ?? "that room")"
        case .wrongKey: "\(it ?? "that room") has a key; say /join ROOM KEY"
        case .roomFull: "\(it ?? "that room") is full"
        case .roomOpen: "anybody may come into \(it ?? "that room"); say /join"
        case .alreadyKnocked: "you have just knocked at \(it ?? "that room"); wait until somebody invites you"
        case .userNotInRoom: "\(it ?? "that one") is not in the room"
        case .userInRoom: "\(it ?? "that one") is in the room"
        case .badSetting: "that can't be the value of \(it ?? "a setting")"
        case .tooManyMasks: "the list \(it ?? "of masks") is full"
        case .badFrame: "that is no frame"
        case .frameTooLong: "the frame is too long"
        case .tooManyFrames: "the transaction has as many frames as it may have"
        case .noSuchVersion: "no version that you speak is spoken here"
        case .badArgument:
            "\(it ?? "that") does not fit here; "
                + (refusal.usage.map { "say \"\($0)\"" } ?? "/help lists the commands")
        }
    }

    /// Returns the subject of a refusal in quotes, or nil when it can't be shown: raw client bytes never go back.
    private static func quoted(_ subject: [UInt8]) -> String? {
        guard let text = MessageText(subject.span) else { return nil }
        var shown: [UInt8] = []
        shown.appendShown(text)
        if shown.isEmpty { return nil }
        let string = String(decoding: shown, as: UTF8.self)
        return subject.count <= 80 ? "\"\(string)\"" : "\"\(String(string.unicodeScalars.prefix(20)))…\""
    }
}
