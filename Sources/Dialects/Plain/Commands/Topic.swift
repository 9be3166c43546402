internal import Chat

extension PlainCommand {
    static let topic = PlainCommand("topic", usage: "[TEXT]", "shows or sets what the current room is about") {
        (arguments: inout PlainArguments) throws(Refusal) in
        .request(arguments.text().map { .setTopic(nil, $0) } ?? .topic(nil))
    }
}
