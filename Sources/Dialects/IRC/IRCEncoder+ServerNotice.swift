internal import Chat

/// Encodes notices to one user outside of rooms, and room events that only some members receive.
extension IRCEncoder {
    func serverNotice(_ serverNotice: ServerNotice, to me: Recipient, _ out: inout [UInt8]) {
        switch serverNotice {
        case .arrived(let member): out.append(.monitorOnline, to: me, words: Array<UInt8>(mask: member))
        case .gone(let member, _): out.append(.monitorOffline, to: me, words: member.name.shown)
        case .wallops(let member, let text):
            tags(nil, me.now, by: member, &out)
            out.append(source: member, "WALLOPS")
            out.removeLast()
            out.append(trailing: text.bytes)
        case .operatorRevoked(let member):
            modes(of: member, on: [], off: .serverOperator, me.now, &out)
            notice("You operate this server no more: the settings have been read again", to: me, &out)
        }
    }

    /// The number of bytes of text that fit into one WALLOPS of a user.
    static func mostWallopsBytes(from member: Member) -> Int {
        var head: [UInt8] = []
        head.append(source: member, "WALLOPS")
        return IRCMessage.mostBytes - head.count - 1
    }

    /// Appends a room event for one recipient. A knock is a numeric, which contains the name of its recipient.
    func event(_ event: Event, in room: RoomName, to me: Recipient, _ out: inout [UInt8]) {
        guard case .knocked(let member, let words) = event.kind else { return self.event(event, in: room, &out) }
        let request = Array(Numeric.knock.words.utf8) + (words.map { Array(" ".utf8) + $0.bytes } ?? [])
        out.append(.knock, to: me, [Array("#".utf8) + room.shown, Array<UInt8>(mask: member)], words: request)
    }
}
