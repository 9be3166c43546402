internal import Chat

/// The sentences for each word of refusal and for each kind of departure.
extension StompEncoder {
    static func sentence(_ refusal: Refusal) -> String {
        let it = quoted(refusal.subject)
        return switch refusal.word {
        case .badName: "\(it ?? "that") can't be a name"
        case .nameReserved:
            "\(it ?? "that") could be taken for the server or for those who run it; choose another name"
        case .nameTaken: "\(it ?? "that name") is somebody here"
        case .notLoggedIn: "CONNECT comes first"
        case .alreadyLoggedIn: "you are connected; /server/name changes your name"
        case .wrongPassword: "that is not the passcode"
        case .tooManyAttempts:
            "too many wrong passcodes were tried; wait \(String(decoding: refusal.subject, as: UTF8.self)) s, then try again"
        case .notServerOperator: "only those who operate the server may do that"
        case .noSuchUser: "nobody here is called \(it ?? "that")"
        case .noSuchRoom: "there is no room \(it ?? "of that name")"
        case .notInRoom: "you are not in \(it ?? "that room"); SUBSCRIBE to it"
        case .alreadyInRoom: "you are in \(it ?? "that room")"
        case .badRoomName: "\(it ?? "that") can't be a room"
        case .tooManyRooms: "\(it ?? "that room") would be one too many"
        case .tooManyClients: "too many connections; try again later"
        case .roomBusy: "the room could not keep up, this was not done; try again"
        case .userBusy: "\(it ?? "that one") reads too slowly, this was not said; try again"
        case .tooFast: "too fast; wait a moment"
        case .lineTooLong: "the line is too long"
        case .textTooLong: "that is too long, the limit is \(String(decoding: refusal.subject, as: UTF8.self)) bytes"
        case .tooManyLines:
            "that has too many lines, the limit is \(String(decoding: refusal.subject, as: UTF8.self)) lines"
        case .badText where it != nil:
            "only text can be sent to \(it ?? "them"): not everybody there can read what is none"
        case .badText: "not UTF-8, or with control characters; nothing was done"
        case .noSuchCommand: "there is no \(it ?? "such command"); /server/help tells what there is"
        case .missingArgument where refusal.subject.elementsEqual("body".utf8): "the body is missing"
        case .missingArgument: "the header \(it ?? "that is needed") is missing"
        case .badArgument where refusal.isAboutDestination:
            "\(it ?? "that") is no destination here: SUBSCRIBE takes /room/NAME, /direct and /server, "
                + "SEND takes /room/NAME, /user/NAME and /server/WORD"
        case .badArgument: "\(it ?? "that") does not fit here"
        case .notOperator: "you may not do that in \(it ?? "that room")"
        case .mayNotSpeak: "you may not speak in \(it ?? "that room")"
        case .banned: "you are banned from \(it ?? "that room")"
        case .inviteOnly: "only those who are invited come into \(it ?? "that room")"
        case .wrongKey: "\(it ?? "that room") has a key; the header key gives it"
        case .roomFull: "\(it ?? "that room") is full"
        case .roomOpen: "anybody may come into \(it ?? "that room")"
        case .alreadyKnocked: "you have just knocked at \(it ?? "that room"); wait until somebody invites you"
        case .userNotInRoom: "\(it ?? "that one") is not in the room"
        case .userInRoom: "\(it ?? "that one") is in the room"
        case .badSetting: "that can't be the value of \(it ?? "a setting")"
        case .tooManyMasks: "the list \(it ?? "of masks") is full"
        case .badFrame: "what was sent is no frame: \(String(decoding: refusal.subject, as: UTF8.self))"
        case .frameTooLong: "the frame is too long: \(String(decoding: refusal.subject, as: UTF8.self))"
        case .tooManyFrames: "too many frames wait for a COMMIT, or too many transactions"
        case .noSuchVersion: "the versions spoken here are 1.0, 1.1 and 1.2"
        }
    }

    /// Returns the subject of a refusal in quotes, or nil when it can't be shown.
    private static func quoted(_ subject: [UInt8]) -> String? {
        guard subject.count <= 80, let text = MessageText(subject.span), !text.isEmpty else { return nil }
        return "\"\(text)\""
    }

    /// Returns the reason of another user's departure; empty when the user gave none.
    static func reason(_ departure: Departure) -> [UInt8] {
        switch departure {
        case .left(let reason), .signedOff(let reason): reason?.bytes ?? []
        case .closed: Array("closed the connection".utf8)
        case .reset: Array("connection reset".utf8)
        case .timedOut: Array("connection timed out".utf8)
        case .silent: Array("said nothing for too long".utf8)
        case .loginTimedOut: Array("took too long to connect".utf8)
        case .loginFlooded: Array("sent too much before connecting".utf8)
        case .tooSlow: Array("read too slowly".utf8)
        case .endlessLine: Array("sent a frame without an end".utf8)
        case .killed(let name, let reason):
            Array("removed by ".utf8) + name.shown + Array(": ".utf8) + reason.bytes
        case .wrongPassword: Array("did not know the passcode".utf8)
        case .tooManyAttempts: Array("tried too many passcodes".utf8)
        case .unreadable: Array("sent what could not be read".utf8)
        case .wrongProtocol, .spokeTLS, .spokePlaintext, .handshakeFailed: Array("spoke another protocol".utf8)
        case .shutdown: Array("the server is shutting down".utf8)
        }
    }

    /// Returns the last sentence to a departing client; nil when the client asked to leave, knows the reason, or can't
    /// read it.
    static func goodbye(_ departure: Departure) -> String? {
        switch departure {
        case .left, .signedOff, .closed, .reset, .timedOut, .wrongPassword, .tooManyAttempts, .unreadable,
            .wrongProtocol, .spokeTLS, .handshakeFailed:
            nil
        case .spokePlaintext: "this port speaks TLS alone, and you spoke without it"
        case .silent(let seconds): "nothing was heard of you for \(seconds) seconds, not even a heart-beat"
        case .loginTimedOut: "you took too long to connect"
        case .loginFlooded: "you sent too much before connecting"
        case .endlessLine: "you sent a frame without an end"
        case .tooSlow: "you read too slowly, too much was waiting for you"
        case .killed(let name, let reason): "\(name) removed you: \(reason)"
        case .shutdown: "the server is shutting down"
        }
    }
}
