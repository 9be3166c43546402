public import Chat

/// Those who read the same bytes for the same event: a dialect, and whatever in a conversation changes its spelling.
///
/// A room encodes each event once per class, however many members are of it.
public enum EncodingClass: Hashable, Sendable {
    /// Lines for people.
    case plain
    /// No events at all.
    case echo

    /// Whether one logs in before anything else, within a time and with a bound on what one sends.
    public var hasLogin: Bool {
        switch self {
        case .plain: true
        case .echo: false
        }
    }

    /// Appends an event of a room, as members of this class read it.
    public func encode(_ event: Event, in room: RoomName, into bytes: inout [UInt8]) {
        switch self {
        case .plain: PlainWording.event(event, in: room, &bytes)
        case .echo: break
        }
    }

    /// Appends a direct message.
    public func encode(_ message: DirectMessage, into bytes: inout [UInt8]) {
        switch self {
        case .plain: PlainWording.direct(message, &bytes)
        case .echo: break
        }
    }

    /// Appends an answer to one's own request.
    public func encode(_ answer: Answer, tag: Tag? = nil, into bytes: inout [UInt8]) {
        switch self {
        case .plain: PlainWording.answer(answer, &bytes)
        case .echo: break
        }
    }

    /// Appends a no to one's own request.
    public func encode(_ refusal: Refusal, tag: Tag? = nil, into bytes: inout [UInt8]) {
        switch self {
        case .plain: PlainWording.refusal(refusal, &bytes)
        case .echo: break
        }
    }
}
