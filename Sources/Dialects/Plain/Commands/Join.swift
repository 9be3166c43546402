internal import Chat

extension PlainCommand {
    static let join = PlainCommand(
        "join", aliases: ["j"], usage: "ROOM [KEY]",
        "joins the room, creating it if there is none, and makes it current"
    ) {
        (arguments: inout PlainArguments) throws(Refusal) in
        .request(.join(try arguments.room(), key: arguments.word().map { Array($0) }))
    }
}
