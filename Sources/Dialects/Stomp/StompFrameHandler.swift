internal import Chat
internal import Wire

/// What a frame of a client does: each command has a file of its own.
struct StompFrameHandler: Sendable {
    let command: StompCommand
    /// The headers without which it is no such frame.
    let needed: [StaticString]
    /// Whether it begins the conversation; all others come after it.
    let opens: Bool
    /// Whether its answers are not simply those to the frame itself.
    let respondsItself: Bool
    /// Whether it may belong to a transaction.
    let canWait: Bool
    /// What would break the protocol, and ends the conversation.
    let check: @Sendable (StompContext) throws(Refusal) -> Void
    let perform: @Sendable (inout StompContext) -> Void

    init(
        _ command: StompCommand, needs needed: [StaticString] = [], opens: Bool = false, respondsItself: Bool = false,
        canWait: Bool = false,
        check: @escaping @Sendable (StompContext) throws(Refusal) -> Void = { (_) throws(Refusal) in },
        perform: @escaping @Sendable (inout StompContext) -> Void
    ) {
        self.command = command
        self.needed = needed
        self.opens = opens
        self.respondsItself = respondsItself || opens
        self.canWait = canWait
        self.check = check
        self.perform = perform
    }

    /// All that a client may send.
    static let table: [StompFrameHandler] = [
        .connect, .stomp, .send, .subscribe, .unsubscribe, .ack, .nack, .begin, .commit, .abort, .disconnect,
    ]

    private static let byCommand = Dictionary(table.map { ($0.command, $0) }) { first, _ in first }

    /// What such a frame does; nil for those that servers send.
    static func named(_ command: StompCommand) -> StompFrameHandler? { byCommand[command] }
}

extension StompContext {
    /// Does what may be refused; the refusal is the answer.
    mutating func attempt(_ body: (inout StompContext) throws(Refusal) -> Void) {
        do throws(Refusal) {
            try body(&self)
        } catch {
            server.refuse(error)
        }
    }
}
