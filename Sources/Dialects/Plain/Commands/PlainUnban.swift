internal import Chat

extension PlainCommand {
    static let unban = PlainCommand("unban", usage: "USER | MASK", "takes a ban away") {
        (arguments: inout PlainArguments) throws(Refusal) in
        .request(.changeModes(nil, [ModeChange(.list(.bans), isSet: false, try arguments.needed())]))
    }
}
