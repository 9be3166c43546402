internal import Chat

extension PlainCommand {
    static let ban = PlainCommand("ban", usage: "USER | MASK", "lets nobody in whose name!ident@host fits the mask") {
        (arguments: inout PlainArguments) throws(Refusal) in
        .request(.changeModes(nil, [ModeChange(.list(.bans), isSet: true, try arguments.needed())]))
    }
}
