internal import Chat

extension PlainCommand {
    static let name = PlainCommand("name", aliases: ["nick"], usage: "NAME", "changes your name") {
        (arguments: inout PlainArguments) throws(Refusal) in
        .request(.rename(try arguments.newName()))
    }
}
