/// The outcome of a command in a room, for a dialect that reports it to the session that sent the command.
public struct CommandOutcome: Sendable {
    /// The events that the command caused, in order, which have numbers and are on their way to every member.
    public private(set) var events: [Event] = []
    private var repeated: Set<Int> = []
    /// The first refusal that the session was sent.
    public private(set) var refusal: Refusal?
    /// The direct message that was delivered, outside of any room.
    public private(set) var message: DirectMessage?
    /// The user who received the direct message.
    public private(set) var recipient: UserID?
    /// Whether the direct message had been delivered before, and was not delivered again.
    public private(set) var isMessageRepeated = false

    /// Creates an empty outcome.
    public init() {}

    /// Records a delivery that follows from the command.
    public mutating func record(_ delivery: Delivery) {
        switch delivery {
        case .tell(let event, _), .tellSome(let event, _): events.append(event)
        case .saidBefore(let event):
            repeated.insert(events.count)
            events.append(event)
        case .refuse(let refusal), .withhold(let refusal): record(refusal)
        case .enters, .exits, .attaches, .detaches, .respells, .answer, .report: break
        }
    }

    /// Returns whether the event at that index belongs to an earlier command, because the message was a repetition and
    /// the room did not send it again.
    public func isRepeated(_ place: Int) -> Bool { repeated.contains(place) }

    /// Records a refusal that the session was sent.
    public mutating func record(_ refusal: Refusal) {
        if self.refusal == nil { self.refusal = refusal }
    }

    /// Records a reply that the session was sent.
    public mutating func record(_ answer: ServerReply) {
        guard case .delivered(let message, let recipient, let isRepeated) = answer else { return }
        self.message = message
        self.recipient = recipient.user
        isMessageRepeated = isRepeated
    }
}
