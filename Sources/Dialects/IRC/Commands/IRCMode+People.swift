internal import Chat

/// MODE NAME [LETTERS]: shows or changes the modes of the client's own user. Modes of other users are refused (Modern
/// IRC, "User mode").
extension IRCContext {
    mutating func changeOwnModes(_ target: ArraySlice<UInt8>) {
        guard let name = UserName(target), let person = server.person(name) else {
            return refuse(.noSuchNick, about: target)
        }
        guard let own = server.own, person.user == own.member.user else { return reply(.usersDoNotMatch) }
        guard let letters = message[1], !letters.isEmpty else {
            return reply(.userModeIs, [Array("+".utf8) + own.modes.spelled])
        }
        change(letters)
    }

    /// Applies mode letters such as `+iw-B` from left to right. Unknown letters change nothing and cause one error
    /// reply.
    private mutating func change(_ letters: ArraySlice<UInt8>) {
        var (on, off): (UserModes, UserModes) = ([], [])
        var isOn = true
        var isUnknown = false
        for letter in letters {
            switch letter {
            case UInt8(ascii: "+"): isOn = true
            case UInt8(ascii: "-"): isOn = false
            default:
                guard let mode = UserModes(letter: letter) else {
                    isUnknown = true
                    continue
                }
                if isOn { (on, off) = (on.union(mode), off.subtracting(mode)) }
                if !isOn { (on, off) = (on.subtracting(mode), off.union(mode)) }
            }
        }
        if !on.isEmpty || !off.isEmpty { ask(.change(on: on, off: off)) }
        if isUnknown { reply(.unknownUserMode) }
    }
}
