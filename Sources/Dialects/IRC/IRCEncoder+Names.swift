internal import Chat

/// Who is in a room.
extension IRCEncoder {
    /// 353, for all of the members. A room may have thousands, so nothing is made for a name alone, and no member copied.
    func names(
        _ members: OrderedTable<UserID, Member>, of room: RoomName, isSecret: Bool, to me: Recipient,
        _ out: inout [UInt8]
    ) {
        var lines = NamesReplyLines(room, isSecret: isSecret, to: me)
        members.forEach { append($0, to: &lines, &out) }
        lines.finish(&out)
    }

    /// 353, for some of them.
    func names(_ members: [Member], of room: RoomName, isSecret: Bool, to me: Recipient, _ out: inout [UInt8]) {
        var lines = NamesReplyLines(room, isSecret: isSecret, to: me)
        for member in members { append(member, to: &lines, &out) }
        lines.finish(&out)
    }

    /// Inlined, so that only what is asked of the member is taken from where it stands.
    @inline(__always)
    private func append(_ member: borrowing Member, to lines: inout NamesReplyLines, _ out: inout [UInt8]) {
        let userhost = capabilities.contains(.userhostInNames) ? member.profile.userhost : []
        let prefixes = member.roles.isEmpty ? [] : prefixes(of: member.roles)
        lines.append(member.name.shown, prefixes, userhost, to: &out)
    }
}

/// 353, as many lines as it takes: `=` before a room that everybody may know of, `@` before a secret one.
private struct NamesReplyLines {
    private let head: [UInt8]
    /// Where the line ends at the latest that is being filled.
    private var end: Int?

    init(_ room: RoomName, isSecret: Bool, to me: Recipient) {
        var head: [UInt8] = []
        head.append(head: .names, to: me, [isSecret ? [0x40] : [0x3D], Array("#".utf8) + room.shown])
        head.append(" :")
        self.head = head
    }

    /// A name, with the signs before it, and with where it comes from unless that is empty.
    mutating func append(_ name: [UInt8], _ prefixes: [UInt8], _ userhost: [UInt8], to out: inout [UInt8]) {
        let length = prefixes.count + name.count + (userhost.isEmpty ? 0 : 1 + userhost.count)
        if let end, out.count + 1 + length <= end {
            out.append(0x20)
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
