internal import Chat

extension PlainCommand {
    static let who = PlainCommand(
        "who", aliases: ["names"], usage: "[ROOM | *]", "who is in that room, or in the current one; * for everyone"
    ) {
        (arguments: inout PlainArguments) throws(Refusal) in
        var ahead = arguments
        if let word = ahead.word(), word.elementsEqual("*".utf8) {
            arguments = ahead
            return .request(.everyone)
        }
        return .request(.who(try arguments.roomOrCurrent()))
    }
}
