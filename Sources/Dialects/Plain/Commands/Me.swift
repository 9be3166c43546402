internal import Chat

extension PlainCommand {
    static let me = PlainCommand("me", usage: "TEXT", "says what you do") {
        (arguments: inout PlainArguments) throws(Refusal) in
        .request(.say(nil, try arguments.said(.action)))
    }
}
