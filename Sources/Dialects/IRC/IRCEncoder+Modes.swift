internal import Chat

/// What is set in rooms, and who may do what, as letters and signs.
extension IRCEncoder {
    /// `~@+`, or only the first of it for a client that wants one sign.
    func prefixes(of roles: Roles) -> [UInt8] {
        let all = roles.all.map(\.prefix)
        return capabilities.contains(.multiPrefix) ? all : Array(all.prefix(1))
    }

    /// `+o-v ana ben`.
    func changes(_ changes: some Sequence<ModeChange>) -> (letters: [UInt8], arguments: [[UInt8]]) {
        var letters: [UInt8] = []
        var arguments: [[UInt8]] = []
        var sign: UInt8 = 0
        for change in changes {
            let needed: UInt8 = change.isSet ? 0x2B : 0x2D
            if sign != needed { letters.append(needed) }
            sign = needed
            letters.append(change.mode.letter)
            if !change.argument.isEmpty { arguments.append(change.argument) }
        }
        return (letters, arguments)
    }

    /// 324 and 329 (Modern IRC, "MODE message"). A key is told to members only.
    func modes(
        of room: RoomName, _ modes: RoomModes, since: Timestamp, isForMember: Bool, to me: Recipient,
        _ out: inout [UInt8]
    ) {
        let channel = Array("#".utf8) + room.shown
        var (letters, arguments) = changes(modes.settings)
        if !isForMember, let key = modes.key { arguments = arguments.map { $0 == key ? [0x2A] : $0 } }
        if letters.isEmpty { letters = [0x2B] }
        out.append(.channelModeIs, to: me, [channel, letters] + arguments)
        out.append(.channelCreated, to: me, [channel, Array(String(since.milliseconds / 1_000).utf8)])
    }

    /// The masks of a list, each with who put it there and when.
    func masks(_ entries: [MaskEntry], on list: MaskList, of room: RoomName, to me: Recipient, _ out: inout [UInt8]) {
        let channel = Array("#".utf8) + room.shown
        let (one, end): (Numeric, Numeric) =
            switch list {
            case .bans: (.ban, .endOfBans)
            case .exceptions: (.banException, .endOfBanExceptions)
            case .inviteExceptions: (.inviteException, .endOfInviteExceptions)
            }
        for entry in entries {
            let seconds = Array(String(entry.time.milliseconds / 1_000).utf8)
            out.append(one, to: me, [channel, entry.mask.shown, entry.setter.shown, seconds])
        }
        out.append(end, to: me, [channel], words: Array(end.words.utf8))
    }
}
