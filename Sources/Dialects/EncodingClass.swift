public import Chat

/// Those who read the same bytes for the same event: a dialect, and whatever in a conversation changes its spelling.
///
/// A room encodes each event once per class, however many members are of it.
public enum EncodingClass: Hashable, Sendable {
    /// Lines for people.
    case plain
    /// The same for people whose client speaks telnet, where lines end in CR LF (RFC 1123 3.3.1).
    case telnet
    /// No events at all.
    case echo
    /// IRC, with the capabilities that change what is sent.
    case irc(IRCCapabilities)
    /// STOMP, in a version, and within a room by a subscription.
    case stomp(StompReaderFormat)

    /// Whether one logs in before anything else, within a time and with a bound on what one sends.
    public var hasLogin: Bool {
        switch self {
        case .plain, .telnet, .irc, .stomp: true
        case .echo: false
        }
    }

    /// Whether a visitor who says nothing may be a person who does not know what to type.
    public var greetsVisitors: Bool {
        switch self {
        case .plain, .telnet: true
        case .echo, .irc, .stomp: false
        }
    }

    /// Whether requests may mean the room last joined without naming it.
    public var hasCurrentRoom: Bool {
        switch self {
        case .plain, .telnet: true
        case .echo, .irc, .stomp: false
        }
    }

    /// Whether a client that says nothing can be asked whether it is there.
    public var asksWhetherOneIsThere: Bool {
        switch self {
        case .plain, .telnet, .echo, .stomp: false
        case .irc: true
        }
    }

    /// Whether a speaker hears their own words again.
    public var hearsOwnWords: Bool {
        switch self {
        case .plain, .telnet, .echo: false
        case .irc(let capabilities): capabilities.contains(.echoMessage)
        case .stomp: true
        }
    }

    /// Whether somebody hears an event of a room although the room leaves them out of it: it is their own words.
    public func hearsOwn(_ event: Event) -> Bool {
        if case .said = event.kind { hearsOwnWords } else { false }
    }

    /// Whether somebody's going and renaming is shown once, however many rooms one shares with them.
    public var showsPeopleOnce: Bool {
        switch self {
        case .plain, .telnet, .echo, .stomp: false
        case .irc: true
        }
    }

    /// Whether one hears of those whom one watches what those hear who share a room with them.
    public var watchesClosely: Bool {
        switch self {
        case .plain, .telnet, .echo, .stomp: false
        case .irc(let capabilities): capabilities.contains(.extendedMonitor)
        }
    }

    /// Whole lines or frames from the start of what is sent: the first that is longer than so many bytes ends the piece.
    public func piece(of bytes: ArraySlice<UInt8>, aboutAsLongAs count: Int) -> ArraySlice<UInt8> {
        let end: UInt8
        switch self {
        case .plain, .telnet, .irc: end = 0x0A
        case .stomp: end = 0
        case .echo: return bytes.prefix(count)
        }
        let last = bytes.dropFirst(count).firstIndex(of: end)
        return last.map { bytes[...$0] } ?? bytes
    }

    /// Appends an event of a room, as members of this class read it.
    public func encode(_ event: Event, in room: RoomName, into bytes: inout [UInt8]) {
        switch self {
        case .plain: PlainEncoder.event(event, in: room, &bytes)
        case .telnet: bytes.addForTelnet { PlainEncoder.event(event, in: room, &$0) }
        case .echo: break
        case .irc(let capabilities): IRCEncoder(capabilities).event(event, in: room, &bytes)
        case .stomp(let reader): StompEncoder(reader).event(event, in: room, &bytes)
        }
    }

    /// Appends an event that only some in a room hear of, as one of them reads it.
    public func encode(_ event: Event, in room: RoomName, to me: Recipient, into bytes: inout [UInt8]) {
        switch self {
        case .plain, .telnet, .echo, .stomp: encode(event, in: room, into: &bytes)
        case .irc(let capabilities): IRCEncoder(capabilities).event(event, in: room, to: me, &bytes)
        }
    }

    /// Appends what those who share a room with somebody read of their going or renaming, where it is shown once.
    public func encode(_ announcement: Announcement, at time: Timestamp, into bytes: inout [UInt8]) {
        switch self {
        case .plain, .telnet, .echo, .stomp: break
        case .irc(let capabilities): IRCEncoder(capabilities).announcement(announcement, time, &bytes)
        }
    }

    /// Appends a direct message, as the one with that name reads it.
    public func encode(_ message: DirectMessage, to recipient: UserName, into bytes: inout [UInt8]) {
        switch self {
        case .plain: PlainEncoder.direct(message, &bytes)
        case .telnet: bytes.addForTelnet { PlainEncoder.direct(message, &$0) }
        case .echo: break
        case .irc(let capabilities): IRCEncoder(capabilities).direct(message, to: recipient, &bytes)
        case .stomp(let reader): StompEncoder(reader).direct(message, to: recipient, &bytes)
        }
    }

    /// Appends what somebody is told outside of any room.
    public func encode(_ serverNotice: ServerNotice, to me: Recipient, into bytes: inout [UInt8]) {
        switch self {
        case .plain, .telnet, .echo: break
        case .irc(let capabilities): IRCEncoder(capabilities).serverNotice(serverNotice, to: me, &bytes)
        case .stomp(let reader): StompEncoder(reader).serverNotice(serverNotice, to: me, &bytes)
        }
    }

    /// Appends what somebody missed of a room, having read too slowly, as that server says it.
    public func encode(_ missed: MissedMessages, at server: String, into bytes: inout [UInt8]) {
        switch self {
        case .plain: PlainEncoder.missed(missed, &bytes)
        case .telnet: bytes.addForTelnet { PlainEncoder.missed(missed, &$0) }
        case .echo: break
        case .irc(let capabilities): IRCEncoder(capabilities).missed(missed, at: server, &bytes)
        case .stomp(let reader): StompEncoder(reader).missed(missed, &bytes)
        }
    }

    /// What a room tells the asker of a command that came with a tag, as the response to it.
    public func frame(_ told: [UInt8], for tag: CommandTag, _ outcome: CommandOutcome, at server: String) -> [UInt8] {
        switch self {
        case .plain, .telnet, .echo: return told
        case .irc: return IRCLabel(tag).framed(told, at: server)
        case .stomp(let reader):
            var bytes = told
            StompEncoder(reader).receipts(StompRequest(tag), outcome, &bytes)
            return bytes
        }
    }

    /// The response to a command with that tag, while it comes together.
    public func response(to tag: CommandTag, at server: String) -> (any Response)? {
        switch self {
        case .plain, .telnet, .echo: nil
        case .irc: LabelledResponse(to: tag, at: server)
        case .stomp(let reader): StompResponse(to: tag, for: reader)
        }
    }

    /// Appends an answer to one's own request. `me` is who asked.
    public func encode(_ answer: ServerReply, to me: Recipient, into bytes: inout [UInt8]) {
        switch self {
        case .plain: PlainEncoder.answer(answer, &bytes)
        case .telnet: bytes.addForTelnet { PlainEncoder.answer(answer, &$0) }
        case .echo: break
        case .irc(let capabilities): IRCEncoder(capabilities).answer(answer, to: me, &bytes)
        case .stomp(let reader): StompEncoder(reader).answer(answer, to: me, &bytes)
        }
    }

    /// Appends a no to one's own request.
    public func encode(_ refusal: Refusal, to me: Recipient, into bytes: inout [UInt8]) {
        switch self {
        case .plain: PlainEncoder.refusal(refusal, &bytes)
        case .telnet: bytes.addForTelnet { PlainEncoder.refusal(refusal, &$0) }
        case .echo: break
        case .irc(let capabilities): IRCEncoder(capabilities).refusal(refusal, to: me, &bytes)
        case .stomp(let reader): StompEncoder(reader).refusal(refusal, to: me, &bytes)
        }
    }
}
