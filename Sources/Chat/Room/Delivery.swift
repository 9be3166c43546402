/// An effect of a command; the room thread applies effects in order. Large and rare payloads are boxed (`indirect`), so
/// that the frequent `tell` is small to pass on.
public enum Delivery: Sendable {
    /// Makes the user, whose session sent the command, a member.
    case enters(UserID)
    /// Ends the membership of the user, whose last session has just been detached.
    case exits(UserID)
    /// Starts delivery of the room's events to the session that sent the command.
    case attaches(SessionID)
    /// Stops delivery of the room's events to the session.
    case detaches(SessionID)
    /// Changes the encoding in which the session that sent the command receives the room's events.
    case respells(SessionID)
    /// Sends an event to all attached sessions but the excepted one, which is always the one that sent the command.
    case tell(Event, except: SessionID?)
    /// Sends an event to these sessions only. The speaking session receives it if it wants its own messages.
    case tellSome(Event, [SessionID])
    /// Sends a reply to a session: the one that sent the command, or an attached one.
    indirect case answer(ServerReply, to: SessionID)
    /// Sends a refusal to the session that sent the command.
    indirect case refuse(Refusal)
    /// Reports that the session's message is a repetition, which the room drops; the event is the original.
    case saidBefore(Event)
    /// Holds a refusal back, since no program may answer a notice. A dialect may count it as an answer.
    indirect case withhold(Refusal)
    /// Gives a report to the session that sent the command.
    indirect case report(RoomReport)

    /// Whether the room gave no answer because the asker may not know that it exists.
    public var isOfNoSuchRoom: Bool { if case .report(.noSuchRoom) = self { true } else { false } }
}
