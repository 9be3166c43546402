internal import Chat

extension PlainCommand {
    static let quit = PlainCommand("quit", alias: "logout", usage: "[REASON]", "signs off") {
        (arguments: inout Arguments) throws(Refusal) in
        .request(.quit(reason: arguments.text()))
    }
}
