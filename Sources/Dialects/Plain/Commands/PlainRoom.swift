internal import Chat

extension PlainCommand {
    static let room = PlainCommand(
        "room", usage: "[SETTING [VALUE | off]]", "shows what is set in the current room, or sets it"
    ) {
        (arguments: inout Arguments) throws(Refusal) in
        guard let word = arguments.word() else { return .request(.modes(nil)) }
        guard let mode = RoomMode.named(word) else { throw Refusal(.badArgument, about: word) }
        let value = arguments.word()
        let isSet = value?.elementsEqual("off".utf8) != true
        switch mode {
        case .flag: return .request(.changeModes(nil, [ModeChange(mode, isSet: isSet)]))
        case .key, .limit, .slow:
            guard let value else { throw Refusal(.missingArgument) }
            return .request(.changeModes(nil, [ModeChange(mode, isSet: isSet, value)]))
        case .list, .role: throw Refusal(.badArgument, about: word)
        }
    }
}
