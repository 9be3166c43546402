internal import Chat

extension PlainCommand {
    static let leave = PlainCommand(
        "leave", aliases: ["part"], usage: "[ROOM] [REASON]", "leaves that room, or the current one"
    ) {
        (arguments: inout PlainArguments) throws(Refusal) in
        .request(.leave(try arguments.roomOrCurrent(), reason: arguments.text()))
    }
}
