internal import Chat

/// The texts about room settings and their changes.
extension PlainEncoder {
    /// Appends the description of a change, after the name of the user who made it.
    static func change(_ change: ModeChange, _ out: inout [UInt8]) {
        switch change.mode {
        case .flag, .key, .limit, .slow:
            out.append(change.isSet ? "set " : "took away ", string: change.mode.name)
            // A reader of this line is already in the room and needs no key.
            if change.isSet && change.mode != .key && !change.argument.isEmpty {
                out.append(" ", shown: change.argument)
            }
        case .list(.bans): out.append(change.isSet ? "banned " : "unbanned ", shown: change.argument)
        case .list(let list):
            out.append(change.isSet ? "added " : "took away ", string: list.rawValue)
            out.append(" ", shown: change.argument)
        case .role:
            out.append(change.isSet ? "made " : "took from ", shown: change.argument)
            out.append(" ", string: change.mode.name)
        }
    }

    /// Appends settings as `settings: members-only, limit 5`, then a few masks a line: `ban: ana!*@*, ben!*@*`.
    static func settings(_ modes: RoomModes, in room: RoomName, isForMember: Bool, _ out: inout [UInt8]) {
        let settings = modes.settings.map { setting in
            let isTold = setting.mode != .key || isForMember
            let value =
                isTold && !setting.argument.isEmpty ? " " + String(decoding: setting.argument, as: UTF8.self) : ""
            return setting.mode.name + value
        }
        notice(in: room, &out) {
            $0.append("settings: ", string: settings.isEmpty ? "none" : settings.joined(separator: ", "))
        }
        for list in MaskList.allCases {
            for page in modes.masks[list, default: []].chunked(by: 10) {
                notice(in: room, &out) { out in
                    out.append("", string: list.rawValue)
                    out.append(": ", shown: Array(page.map(\.mask.shown).joined(separator: Array(", ".utf8))))
                }
            }
        }
    }
}
