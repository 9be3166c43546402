internal import Chat

extension IRCCommand {
    /// PRIVMSG TARGETS :TEXT: says it to rooms and people.
    static let privmsg = IRCCommand("PRIVMSG") { $0.say(.message) }
}

extension IRCExchange {
    /// Targets that one message may have.
    private static let mostTargets = 4

    mutating func say(_ kind: Said.Kind) {
        guard let targets = message[0], !targets.isEmpty else { return complain(.noRecipient, kind) }
        guard let bytes = message[1], !bytes.isEmpty else { return complain(.noTextToSend, kind) }
        guard let said = said(bytes, kind) else { return house.refuse(Refusal(.badText)) }
        for target in message.list(0).prefix(IRCExchange.mostTargets) {
            if let room = room(target) {
                say(said, to: room)
            } else if let role = Role.allCases.first(where: { $0.prefix == target.first }),
                let room = room(target.dropFirst())
            {
                say(said, to: room, role: role)
            } else if let name = UserName(target) {
                ask(.direct(name, said))
            } else {
                refuse(target.first == 0x23 ? .noSuchChannel : .noSuchNick, about: target)
            }
        }
    }

    /// A room may hear those outside, and its members may speak to those with a role.
    private mutating func say(_ said: Said, to room: RoomName, role: Role? = nil) {
        if role == nil && house.ownRoom(room) != nil { return ask(.say(room, said)) }
        ask(.sayTo(room, role, said))
    }

    private func complain(_ numeric: Numeric, _ kind: Said.Kind) {
        if kind != .notice { reply(numeric) }
    }

    /// `^AACTION words^A` is an action; nothing else may hold a ^A.
    private func said(_ bytes: ArraySlice<UInt8>, _ kind: Said.Kind) -> Said? {
        let action = Array("\u{1}ACTION ".utf8)
        if bytes.starts(with: action) {
            let words = bytes.dropFirst(action.count)
            return Text(Array(words.last == 0x01 ? words.dropLast() : words).span).flatMap { Said(.action, $0) }
        }
        return Text(Array(bytes).span).flatMap { Said(kind, $0) }
    }
}
