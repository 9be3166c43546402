internal import Chat

extension PlainCommand {
    static let msg = PlainCommand("msg", usage: "USER TEXT", "says it to one person") {
        (arguments: inout PlainArguments) throws(Refusal) in
        .request(.direct(try arguments.user(), try arguments.said(.message)))
    }
}
