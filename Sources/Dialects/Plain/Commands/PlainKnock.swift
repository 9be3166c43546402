internal import Chat

extension PlainCommand {
    static let knock = PlainCommand("knock", usage: "ROOM [TEXT]", "asks a room's operators to be invited") {
        (arguments: inout PlainArguments) throws(Refusal) in
        .request(.knock(try arguments.room(), arguments.text()))
    }
}
