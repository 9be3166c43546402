internal import Chat

extension PlainCommand {
    static let devoice = PlainCommand("devoice", usage: "USER", "takes that from them again") {
        (arguments: inout PlainArguments) throws(Refusal) in
        .request(.changeModes(nil, [ModeChange(.role(.voice), isSet: false, try arguments.user().shown)]))
    }
}
