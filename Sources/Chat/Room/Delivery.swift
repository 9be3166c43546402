/// What follows from a command, in the order in which it must happen. What is large and rare stands in a box of its own, so
/// that what is told to all, which is neither, is passed on without its weight.
public enum Delivery: Sendable {
    /// From here on the person hears what is told to all.
    case enters(UserID)
    /// From here on the person hears it no more.
    case exits(UserID)
    /// From here on the person hears it in another spelling.
    case respells(UserID)
    /// All members hear of it, but for that one, who is always the one who asked.
    case tell(Event, except: UserID?)
    /// Only those members hear of it; the speaker among them as far as they hear their own words.
    case tellSome(Event, [UserID])
    /// The asker alone is told.
    indirect case answer(ServerReply, to: UserID, tag: CommandTag?)
    /// The asker alone is told no.
    indirect case refuse(Refusal, to: UserID, tag: CommandTag?)
    /// What the asker says has been said before, and is not said again: that was it.
    case saidBefore(Event)
    /// The asker is not told no, since no program may answer a notice; a dialect may count it as one.
    indirect case withhold(Refusal)
    /// The asker alone learns it.
    indirect case report(Report)

    /// Whether the asker may not know of the room, so that the room itself answers nothing.
    public var isOfNoSuchRoom: Bool { if case .report(.noSuchRoom) = self { true } else { false } }
}
