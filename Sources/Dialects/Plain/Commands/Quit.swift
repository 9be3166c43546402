internal import Chat

extension PlainCommand {
    static let quit = PlainCommand("quit", aliases: ["logout"], usage: "[REASON]", "signs off") {
        (arguments: inout PlainArguments) throws(Refusal) in
        .request(.quit(reason: arguments.text()))
    }
}
