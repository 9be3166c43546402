internal import Chat

extension PlainCommand {
    static let rooms = PlainCommand("rooms", aliases: ["list"], "lists the rooms") {
        (_: inout Arguments) throws(Refusal) in
        .request(.rooms)
    }
}
