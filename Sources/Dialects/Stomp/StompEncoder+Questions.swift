internal import Chat
internal import Wire

/// Answers that only STOMP has; the session encodes them itself.
extension StompContext {
    /// Sends the public information about a user. Secret rooms, and the rooms of an invisible user, appear only when
    /// the client is in them.
    func replyWithWhois(_ presence: Presence) {
        let listed = Set(server.rooms().map(\.name.key))
        let own = Set(server.ownRooms().map(\.key))
        let isShown: (RoomName) -> Bool = { room in
            listed.contains(room.key) && (!presence.modes.contains(.invisible) || own.contains(room.key))
        }
        let rooms = server.rooms(of: presence.member.name).filter(isShown).map(\.shown)
        let (profile, idle) = (presence.member.profile, presence.idleSeconds(at: server.now))
        reply(.whois, lines: rooms) { spelling, out in
            spelling.header(StompHeader.user, presence.member.name.shown, &out)
            spelling.header(StompHeader.name, profile.realName.bytes, &out)
            spelling.header(StompHeader.ident, profile.ident, &out)
            spelling.header(StompHeader.host, profile.host, &out)
            spelling.header(StompHeader.time, presence.signedOn.iso8601.utf8, &out)
            spelling.header(StompHeader.idle, number: idle, &out)
            if let words = presence.away { spelling.header(StompHeader.away, words.bytes, &out) }
        }
    }

    func replyWithHelp() {
        let lines = StompServerCommand.table.map { question in
            let usage = question.usage.isEmpty ? "" : " \(question.usage)"
            return Array("/server/\(question.word)\(usage): \(question.summary)".utf8)
        }
        reply(.help, lines: lines) { _, _ in }
    }

    private func reply(_ event: StompEvent, lines: [[UInt8]], more: (StompFrameWriter, inout [UInt8]) -> Void) {
        var bytes: [UInt8] = []
        let wording = StompEncoder(reader)
        wording.writeMessage(event, server.addressee, lines: lines, &bytes, more: more)
        server.reply(bytes)
    }
}
