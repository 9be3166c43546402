internal import Chat

extension PlainCommand {
    static let rooms = PlainCommand("rooms", aliases: ["list"], "lists the rooms") {
        (_: inout PlainArguments) throws(Refusal) in
        .request(.rooms)
    }
}
