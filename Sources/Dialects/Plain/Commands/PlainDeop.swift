internal import Chat

extension PlainCommand {
    static let deop = PlainCommand("deop", usage: "USER", "takes that from them again") {
        (arguments: inout PlainArguments) throws(Refusal) in
        .request(.changeModes(nil, [ModeChange(.role(.operator), isSet: false, try arguments.user().shown)]))
    }
}
