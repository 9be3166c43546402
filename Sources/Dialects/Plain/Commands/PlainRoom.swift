internal import Chat

extension PlainCommand {
    static let room = PlainCommand(
        "room", usage: "[SETTING [VALUE] [off]]", "shows what is set in the current room, or sets it"
    ) {
        (arguments: inout Arguments) throws(Refusal) in
        guard let word = arguments.word() else { return .request(.modes(nil)) }
        guard let mode = RoomMode.named(word) else { throw Refusal(.badArgument, about: word) }
        let off = Array("off".utf8)
        let value = arguments.word()
        switch mode {
        case .flag: return .request(.changeModes(nil, [ModeChange(mode, isSet: value?.elementsEqual(off) != true)]))
        case .key, .limit, .slow:
            guard let value else { throw Refusal(.missingArgument) }
            return .request(.changeModes(nil, [ModeChange(mode, isSet: !value.elementsEqual(off), value)]))
        case .list, .role:
            // Masks and people are many: each is added, or taken away by a word after it.
            guard let value else { throw Refusal(.missingArgument) }
            let isSet = arguments.word()?.elementsEqual(off) != true
            return .request(.changeModes(nil, [ModeChange(mode, isSet: isSet, value)]))
        }
    }
}
