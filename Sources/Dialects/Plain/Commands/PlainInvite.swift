internal import Chat

extension PlainCommand {
    static let invite = PlainCommand("invite", usage: "USER", "asks somebody into the current room") {
        (arguments: inout PlainArguments) throws(Refusal) in
        .request(.invite(try arguments.user(), to: nil))
    }
}
