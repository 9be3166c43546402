internal import Chat

/// A parsed request `MODE #ROOM +o-b ANA MASK`: the changes, the lists to show, and the unknown letters.
struct ModeRequest {
    private(set) var changes: [ModeChange] = []
    private(set) var lists: [MaskList] = []
    private(set) var unknown: [UInt8] = []
    /// Whether a letter lacks the parameter that it needs.
    private(set) var lacksParameter = false

    /// Parses the letters with their signs. Each letter that needs a parameter takes the next one from the left.
    init(_ letters: some Sequence<UInt8>, _ parameters: [ArraySlice<UInt8>]) {
        var rest = parameters[...]
        var isSet = true
        for letter in letters {
            switch letter {
            case UInt8(ascii: "+"): isSet = true
            case UInt8(ascii: "-"): isSet = false
            default: read(letter, isSet, &rest)
            }
        }
    }

    private mutating func read(_ letter: UInt8, _ isSet: Bool, _ rest: inout ArraySlice<ArraySlice<UInt8>>) {
        guard let mode = RoomMode.lettered(letter) else { return unknown.append(letter) }
        switch mode {
        case .flag: changes.append(ModeChange(mode, isSet: isSet))
        case .list(let list):
            if let mask = rest.popFirst(), !mask.isEmpty {
                changes.append(ModeChange(mode, isSet: isSet, mask))
            } else if !lists.contains(list) {
                lists.append(list)
            }
        case .limit where !isSet, .slow where !isSet: changes.append(ModeChange(mode, isSet: false))
        case .key where !isSet:
            _ = rest.popFirst()
            changes.append(ModeChange(mode, isSet: false))
        case .key where rest.isEmpty, .limit where rest.isEmpty, .slow where rest.isEmpty:
            break  // There is nothing to set.
        case .key, .limit, .slow, .role:
            guard let parameter = rest.popFirst() else { return lacksParameter = true }
            changes.append(ModeChange(mode, isSet: isSet, parameter))
        }
    }
}

extension IRCContext {
    mutating func mode(of room: RoomName, _ channel: ArraySlice<UInt8>) {
        guard server.knows(room) else { return refuse(.noSuchChannel, about: channel) }
        guard let letters = message[1] else { return ask(.modes(room)) }
        let wish = ModeRequest(letters, (2..<Swift.max(2, message.count)).compactMap { message[$0] })
        for letter in wish.unknown { refuse(.unknownMode, about: [letter]) }
        if wish.lacksParameter { refuse(.needMoreParameters, about: "MODE".utf8) }
        let changes = wish.changes.filter { concernsMember($0) }
        // The lists come from the session after the room's reply to the changes, so several sources answer.
        if !wish.lists.isEmpty { server.shareResponse() }
        if !changes.isEmpty { ask(.changeModes(room, changes)) }
        for list in wish.lists { show(list, of: room) }
    }

    /// Whether a role change names a user who is online; other changes need none. Refuses an unknown user.
    private func concernsMember(_ change: ModeChange) -> Bool {
        guard case .role = change.mode else { return true }
        if let name = UserName(change.argument), server.person(name) != nil { return true }
        refuse(.noSuchNick, about: change.argument)
        return false
    }

    private func show(_ list: MaskList, of room: RoomName) {
        guard case .success(.modes(let name, let modes, _, _)) = server.ask(.modes, of: room) else { return }
        let (wording, me) = (wording, me)
        reply { wording.masks(modes.masks[list, default: []], on: list, of: name, to: me, &$0) }
    }
}
