internal import Chat

extension PlainCommand {
    static let voice = PlainCommand("voice", usage: "USER", "lets a member speak where not everybody may") {
        (arguments: inout PlainArguments) throws(Refusal) in
        .request(.changeModes(nil, [ModeChange(.role(.voice), isSet: true, try arguments.user().shown)]))
    }
}
