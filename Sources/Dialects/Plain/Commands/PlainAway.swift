internal import Chat

extension PlainCommand {
    static let away = PlainCommand("away", usage: "[TEXT]", "says that you are away, or that you are back") {
        (arguments: inout PlainArguments) throws(Refusal) in
        .request(.away(arguments.text()))
    }
}
