/// An effect of a command; the room thread applies effects in order. Large and rare payloads are boxed (`indirect`), so
/// that the frequent `tell` is small to pass on.
public enum Delivery: Sendable {
    /// Starts delivery of the room's events to the user.
    case enters(UserID)
    /// Stops delivery of the room's events to the user.
    case exits(UserID)
    /// Changes the encoding class in which the user receives the room's events.
    case respells(UserID)
    /// Sends an event to all members but the excepted user, who is always the asker.
    case tell(Event, except: UserID?)
    /// Sends an event to these members only. The speaker receives it if their client wants its own messages.
    case tellSome(Event, [UserID])
    /// Sends a reply to the asker alone.
    indirect case answer(ServerReply, to: UserID, tag: CommandTag?)
    /// Sends a refusal to the asker alone.
    indirect case refuse(Refusal, to: UserID, tag: CommandTag?)
    /// Reports that the asker's message is a repetition, which the room drops; the event is the original.
    case saidBefore(Event)
    /// Holds a refusal back, since no program may answer a notice. A dialect may count it as an answer.
    indirect case withhold(Refusal)
    /// Gives a report to the asker's session alone.
    indirect case report(Report)

    /// Whether the room gave no answer because the asker may not know that it exists.
    public var isOfNoSuchRoom: Bool { if case .report(.noSuchRoom) = self { true } else { false } }
}
