internal import Chat

extension PlainCommand {
    static let history = PlainCommand("history", usage: "[N]", "shows the last messages of the current room") {
        (arguments: inout Arguments) throws(Refusal) in
        .request(.history(nil, count: try arguments.count()))
    }
}
