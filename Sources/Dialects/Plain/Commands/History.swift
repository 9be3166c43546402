internal import Chat

extension PlainCommand {
    static let history = PlainCommand(
        "history", usage: "[N | FROM-TO]", "shows the last messages of the current room, or those with these numbers"
    ) {
        (arguments: inout PlainArguments) throws(Refusal) in
        .request(.history(nil, try arguments.range()))
    }
}
