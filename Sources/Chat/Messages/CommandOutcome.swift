/// What became of a command in a room, for a dialect that tells its asker so.
public struct CommandOutcome: Sendable {
    /// What it led to, in its order: that was numbered, and is on its way to every member.
    public private(set) var events: [Event] = []
    private var repeated: Set<Int> = []
    /// The first no that the asker was given.
    public private(set) var refusal: Refusal?
    /// The direct message that was delivered, outside of any room.
    public private(set) var message: DirectMessage?
    /// Whom it has reached.
    public private(set) var recipient: UserID?
    /// Whether that had been delivered before, and was not delivered again.
    public private(set) var isMessageRepeated = false

    /// Nothing yet.
    public init() {}

    /// Takes in what follows from the command.
    public mutating func note(_ delivery: Delivery) {
        switch delivery {
        case .tell(let event, _), .tellSome(let event, _): events.append(event)
        case .saidBefore(let event):
            repeated.insert(events.count)
            events.append(event)
        case .refuse(let refusal, _, _), .withhold(let refusal): note(refusal)
        case .enters, .exits, .respells, .answer, .report: break
        }
    }

    /// Whether the event at that place is of an earlier command: what was said had been said before, and was not said again.
    public func isRepeated(_ place: Int) -> Bool { repeated.contains(place) }

    /// The asker was told no.
    public mutating func note(_ refusal: Refusal) {
        if self.refusal == nil { self.refusal = refusal }
    }

    /// The asker was told something.
    public mutating func note(_ answer: ServerReply) {
        guard case .delivered(let message, let recipient, let isRepeated) = answer else { return }
        self.message = message
        self.recipient = recipient.user
        isMessageRepeated = isRepeated
    }
}
