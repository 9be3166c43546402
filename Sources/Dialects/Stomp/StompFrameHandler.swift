internal import Chat
internal import Wire

/// Checks and performs one client command. Each command has a file of its own.
struct StompFrameHandler: Sendable {
    let command: StompCommand
    /// The headers that the command requires.
    let needed: [StaticString]
    /// Whether the command opens the session; all other commands come after it.
    let opens: Bool
    /// Whether the command builds its responses itself, instead of one response to the frame.
    let respondsItself: Bool
    /// Whether the frame may belong to a transaction.
    let canWait: Bool
    /// The price of a frame that asks for no receipt (see `Price`), if it is known beforehand.
    let price: Int?
    /// Checks for a protocol violation, which ends the session.
    let check: @Sendable (StompContext) throws(Refusal) -> Void
    let perform: @Sendable (inout StompContext) -> Void

    init(
        _ command: StompCommand, needs needed: [StaticString] = [], opens: Bool = false, respondsItself: Bool = false,
        canWait: Bool = false, price: Int? = nil,
        check: @escaping @Sendable (StompContext) throws(Refusal) -> Void = { (_) throws(Refusal) in },
        perform: @escaping @Sendable (inout StompContext) -> Void
    ) {
        self.command = command
        self.needed = needed
        self.opens = opens
        self.respondsItself = respondsItself || opens
        self.canWait = canWait
        self.price = price
        self.check = check
        self.perform = perform
    }

    /// All commands that a client may send.
    static let table: [StompFrameHandler] = [
        .connect, .stomp, .send, .subscribe, .unsubscribe, .ack, .nack, .begin, .commit, .abort, .disconnect,
    ]

    private static let byCommand = Dictionary(table.map { ($0.command, $0) }) { first, _ in first }

    /// Returns the handler of a command, or nil for a command that only servers send.
    static func named(_ command: StompCommand) -> StompFrameHandler? { byCommand[command] }
}

extension StompContext {
    /// Performs `body`, and answers with the refusal if it throws one.
    mutating func attempt(_ body: (inout StompContext) throws(Refusal) -> Void) {
        do throws(Refusal) {
            try body(&self)
        } catch {
            server.refuse(error)
        }
    }
}
