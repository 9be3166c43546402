internal import Chat

/// Encodes the list of members of a room.
extension IRCEncoder {
    /// Appends RPL_NAMREPLY (353) for all members. A room may have thousands of members, so this allocates nothing per
    /// member and copies none.
    func names(
        _ members: OrderedTable<UserID, Member>, of room: RoomName, isSecret: Bool, to me: Recipient,
        _ out: inout [UInt8]
    ) {
        var lines = NamesReplyLines(room, isSecret: isSecret, to: me)
        members.forEach { append($0, to: &lines, &out) }
        lines.finish(&out)
    }

    /// Appends RPL_NAMREPLY (353) for the given members.
    func names(_ members: [Member], of room: RoomName, isSecret: Bool, to me: Recipient, _ out: inout [UInt8]) {
        var lines = NamesReplyLines(room, isSecret: isSecret, to: me)
        for member in members { append(member, to: &lines, &out) }
        lines.finish(&out)
    }

    /// Inlined, so that the compiler reads the needed fields in place and does not copy the member.
    @inline(__always)
    private func append(_ member: borrowing Member, to lines: inout NamesReplyLines, _ out: inout [UInt8]) {
        let userhost = capabilities.contains(.userhostInNames) ? member.profile.userhost : []
        let prefixes = member.roles.isEmpty ? [] : prefixes(of: member.roles)
        lines.append(member.name.shown, prefixes, userhost, to: &out)
    }
}

/// Builds the lines of RPL_NAMREPLY (353), as many as needed. `=` before the channel marks a public room, `@` a secret
/// one.
private struct NamesReplyLines {
    private let head: [UInt8]
    /// The output index at which the current line must end; nil before the first line.
    private var end: Int?

    init(_ room: RoomName, isSecret: Bool, to me: Recipient) {
        var head: [UInt8] = []
        head.append(
            head: .names, to: me, [isSecret ? [UInt8(ascii: "@")] : [UInt8(ascii: "=")], Array("#".utf8) + room.shown])
        head.append(" :")
        self.head = head
    }

    /// Appends one member: its prefixes, its name, and `user@host` unless that is empty. Starts a new line when the
    /// current one has no space.
    mutating func append(_ name: [UInt8], _ prefixes: [UInt8], _ userhost: [UInt8], to out: inout [UInt8]) {
        let length = prefixes.count + name.count + (userhost.isEmpty ? 0 : 1 + userhost.count)
        if let end, out.count + 1 + length <= end {
            out.append(UInt8(ascii: " "))
        } else {
            begin(&out)
        }
        if !prefixes.isEmpty { out += prefixes }
        out += name
        if userhost.isEmpty { return }
        out.append("!")
        out += userhost
    }

    private mutating func begin(_ out: inout [UInt8]) {
        finish(&out)
        end = out.count + IRCMessage.mostBytes
        out += head
    }

    func finish(_ out: inout [UInt8]) {
        if end != nil { out.append("\r\n") }
    }
}
