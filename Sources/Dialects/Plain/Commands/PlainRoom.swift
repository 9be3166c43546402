internal import Chat

extension PlainCommand {
    static let room = PlainCommand(
        "room", usage: "[SETTING [VALUE] [off]]", "shows what is set in the current room, or sets it"
    ) {
        (arguments: inout PlainArguments) throws(Refusal) in
        guard let word = arguments.word() else { return .request(.modes(nil)) }
        guard let mode = RoomMode.named(word) else { throw Refusal(.badArgument, about: word) }
        let value = arguments.word()
        let sign = try arguments.word().map { (word) throws(Refusal) in
            if !ModeChange.isOff(word) { throw Refusal(.badArgument, about: word) }
            return false
        }
        return .request(.changeModes(nil, [try ModeChange(mode, value: value, isSet: sign)]))
    }
}
