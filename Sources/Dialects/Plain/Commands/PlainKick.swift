internal import Chat

extension PlainCommand {
    static let kick = PlainCommand("kick", usage: "USER [REASON]", "makes a member leave the current room") {
        (arguments: inout PlainArguments) throws(Refusal) in
        .request(.kick(try arguments.user(), from: nil, reason: arguments.text()))
    }
}
