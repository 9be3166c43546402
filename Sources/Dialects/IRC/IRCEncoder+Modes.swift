internal import Chat

/// Encodes room modes and member roles as mode letters and prefixes.
extension IRCEncoder {
    /// Returns the prefixes of a member, such as `~@+`; only the highest for a client without `multi-prefix`.
    func prefixes(of roles: Roles) -> [UInt8] {
        let all = roles.all.map(\.prefix)
        return capabilities.contains(.multiPrefix) ? all : Array(all.prefix(1))
    }

    /// Returns mode changes as letters and arguments, such as `+o-v` and `ana`, `ben`. A sign appears only where it
    /// changes.
    func changes(_ changes: some Sequence<ModeChange>) -> (letters: [UInt8], arguments: [[UInt8]]) {
        var letters: [UInt8] = []
        var arguments: [[UInt8]] = []
        var sign: UInt8 = 0
        for change in changes {
            let needed: UInt8 = change.isSet ? UInt8(ascii: "+") : UInt8(ascii: "-")
            if sign != needed { letters.append(needed) }
            sign = needed
            letters.append(change.mode.letter)
            if !change.argument.isEmpty { arguments.append(change.argument) }
        }
        return (letters, arguments)
    }

    /// Appends RPL_CHANNELMODEIS (324) and RPL_CREATIONTIME (329) (Modern IRC, "MODE message"). A client that is not a
    /// member sees `*` in place of the room's key.
    func modes(
        of room: RoomName, _ modes: RoomModes, since: Timestamp, isForMember: Bool, to me: Recipient,
        _ out: inout [UInt8]
    ) {
        let channel = Array("#".utf8) + room.shown
        var (letters, arguments) = changes(modes.settings)
        if !isForMember, let key = modes.key { arguments = arguments.map { $0 == key ? [UInt8(ascii: "*")] : $0 } }
        if letters.isEmpty { letters = [UInt8(ascii: "+")] }
        out.append(.channelModeIs, to: me, [channel, letters] + arguments)
        out.append(.channelCreated, to: me, [channel, Array(String(since.milliseconds / 1_000).utf8)])
    }

    /// Appends the masks of a list, each with its setter and the time in seconds since 1970, and the end of the list.
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
