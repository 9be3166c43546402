internal import Chat

/// Maps each refusal word to the numeric that IRC clients expect.
extension IRCEncoder {
    func refusal(_ refusal: Refusal, to me: Recipient, _ out: inout [UInt8]) {
        switch refusal.word {
        case .badName, .nameReserved: out.refuse(.erroneousNickname, me, refusal.subject)
        case .nameTaken: out.refuse(.nicknameInUse, me, refusal.subject)
        case .notLoggedIn: out.refuse(.notRegistered, me)
        case .alreadyLoggedIn: out.refuse(.alreadyRegistered, me)
        case .noSuchUser: out.refuse(.noSuchNick, me, refusal.subject)
        case .noSuchRoom: out.refuse(.noSuchChannel, me, channel(refusal.subject))
        case .notInRoom: out.refuse(.notOnChannel, me, channel(refusal.subject))
        case .badRoomName: out.refuse(.noSuchChannel, me, channel(refusal.subject))
        case .tooManyRooms: out.refuse(.tooManyChannels, me, channel(refusal.subject))
        case .lineTooLong: out.refuse(.inputTooLong, me)
        case .noSuchCommand: out.refuse(.unknownCommand, me, refusal.subject)
        case .missingArgument: out.refuse(.needMoreParameters, me, refusal.subject)
        case .alreadyInRoom: break  // joining again is nothing to a client of IRC
        case .tooManyClients: fail("ERROR", "too many connections; try again later", &out)
        case .badText: fail(refusal.subject, .invalidText, at: me.serverName, &out)
        case .textTooLong, .tooManyLines: out.refuse(.inputTooLong, me)
        case .notOperator: out.refuse(.channelPrivilegesNeeded, me, channel(refusal.subject))
        case .userBusy:
            let name = String(decoding: refusal.subject, as: UTF8.self)
            notice("user-busy: \(name) reads too slowly, this was not said; try again", to: me, &out)
        case .mayNotSpeak: out.refuse(.cannotSendToChannel, me, channel(refusal.subject))
        case .tooFast where refusal.room != nil:
            refuse(.cannotSendToChannel, before: refusal.room, to: me, &out)
        case .banned: out.refuse(.bannedFromChannel, me, channel(refusal.subject))
        case .inviteOnly: out.refuse(.inviteOnlyChannel, me, channel(refusal.subject))
        case .wrongKey: out.refuse(.badChannelKey, me, channel(refusal.subject))
        case .roomFull: out.refuse(.channelIsFull, me, channel(refusal.subject))
        case .roomOpen: out.refuse(.channelOpen, me, channel(refusal.subject))
        case .alreadyKnocked: out.refuse(.tooManyKnocks, me, channel(refusal.subject))
        case .userNotInRoom: refuse(.userNotInChannel, [refusal.subject], before: refusal.room, to: me, &out)
        case .userInRoom: refuse(.userOnChannel, [refusal.subject], before: refusal.room, to: me, &out)
        case .badSetting:
            refuse(
                .invalidModeParameter, refusal.room, [letter(refusal), IRCEncoder.word(refusal.given)], to: me, &out)
        case .tooManyMasks: refuse(.banListFull, refusal.room, [letter(refusal)], to: me, &out)
        case .wrongPassword: out.refuse(.passwordMismatch, me)
        case .tooManyAttempts:
            let seconds = String(decoding: refusal.subject, as: UTF8.self)
            notice("\(refusal.word.rawValue): wait \(seconds) s, then try again", to: me, &out)
        case .notServerOperator: out.refuse(.noPrivileges, me)
        case .roomBusy, .tooFast, .badArgument, .badFrame, .frameTooLong, .tooManyFrames, .noSuchVersion:
            notice("\(refusal.word.rawValue): not done; try again", to: me, &out)
        }
    }

    /// Returns the letter of the mode that the refusal is about, or `*`.
    private func letter(_ refusal: Refusal) -> [UInt8] {
        [RoomMode.named(refusal.subject)?.letter ?? UInt8(ascii: "*")]
    }

    private func refuse(
        _ numeric: Numeric, _ words: [[UInt8]] = [], before room: RoomName?, to me: Recipient, _ out: inout [UInt8]
    ) {
        out.append(numeric, to: me, words + [channel(room?.shown ?? [])], words: Array(numeric.words.utf8))
    }

    private func refuse(
        _ numeric: Numeric, _ room: RoomName?, _ words: [[UInt8]], to me: Recipient, _ out: inout [UInt8]
    ) {
        out.append(numeric, to: me, [channel(room?.shown ?? [])] + words, words: Array(numeric.words.utf8))
    }

    private func channel(_ name: [UInt8]) -> [UInt8] { Array("#".utf8) + name }

    private func fail(_ head: String, _ words: String, _ out: inout [UInt8]) {
        out.append("", string: head)
        out.append(" :", string: words)
        out.append("\r\n")
    }

    func notice(_ words: String, to me: Recipient, _ out: inout [UInt8]) {
        out.append(":", string: me.serverName)
        out.append(" NOTICE ", string: me.member?.name.description ?? "*")
        out.append(" :", string: words)
        out.append("\r\n")
    }
}

extension IRCEncoder {
    /// Returns bytes that a client sent as a middle parameter: at most 300 bytes of them, or `*` when they cannot be
    /// one.
    static func word(_ bytes: [UInt8]) -> [UInt8] {
        let isWord =
            !bytes.isEmpty && bytes.first != UInt8(ascii: ":")
            && bytes.allSatisfy { $0 > UInt8(ascii: " ") && $0 != 0x7F }
            && MessageText(bytes.span) != nil
        return isWord ? Array(cuts(bytes, atMost: 300).first ?? []) : [UInt8(ascii: "*")]
    }
}

extension [UInt8] {
    /// Appends a numeric about something that a client named. The name is repeated only if it can be a middle
    /// parameter, else `*`.
    mutating func refuse(_ numeric: Numeric, _ me: Recipient, _ subject: [UInt8]? = nil) {
        append(numeric, to: me, subject.map { [IRCEncoder.word($0)] } ?? [], words: Array(numeric.words.utf8))
    }
}
