internal import Chat

extension PlainCommand {
    static let switchTo = PlainCommand("switch", usage: "ROOM", "makes a room that you are in the current one") {
        (arguments: inout PlainArguments) throws(Refusal) in
        .request(.switchTo(try arguments.room()))
    }
}
