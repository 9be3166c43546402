internal import Chat

extension PlainCommand {
    static let help = PlainCommand("help", usage: "[COMMAND]", "shows the commands, or one of them") {
        (arguments: inout PlainArguments) throws(Refusal) in
        guard let word = arguments.word() else { return .reply(PlainEncoder.help(PlainCommand.table)) }
        let name = word.first == UInt8(ascii: "/") ? word.dropFirst() : word
        guard let command = PlainCommand.named(name) else { throw Refusal(.noSuchCommand, about: word) }
        return .reply(PlainEncoder.help([command]))
    }
}
