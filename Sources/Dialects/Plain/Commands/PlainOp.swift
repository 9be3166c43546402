internal import Chat

extension PlainCommand {
    static let op = PlainCommand("op", usage: "USER", "makes a member an operator of the current room") {
        (arguments: inout PlainArguments) throws(Refusal) in
        .request(.changeModes(nil, [ModeChange(.role(.operator), isSet: true, try arguments.user().shown)]))
    }
}
