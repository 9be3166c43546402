public import Chat

/// Readers who receive the same bytes for the same event: a dialect, plus the session settings that change its
/// spelling.
///
/// A room encodes each event once per class, however many members belong to the class.
public enum EncodingClass: Hashable, Sendable {
    /// The plain dialect, with lines that end in LF.
    case plain
    /// Text lines for telnet clients, where lines end in CR LF (RFC 1123 3.3.1).
    case telnet
    /// The echo dialect, which sends no events.
    case echo
    /// IRC, with the capabilities that change what is sent.
    case irc(IRCCapabilities)
    /// STOMP, with a version and, within a room, the subscriptions of the reader.
    case stomp(StompReaderFormat)

    /// Whether a speaker receives a copy of their own messages.
    public var hearsOwnWords: Bool {
        switch self {
        case .plain, .telnet, .echo: false
        case .irc(let capabilities): capabilities.contains(.echoMessage)
        case .stomp: true
        }
    }

    /// Whether a speaker receives an event although the room excludes them, because it is their own message.
    public func hearsOwn(_ event: Event) -> Bool {
        if case .said = event.kind { hearsOwnWords } else { false }
    }

    /// Whether a watcher receives the same changes of a watched user as members of the user's rooms.
    public var watchesClosely: Bool {
        switch self {
        case .plain, .telnet, .echo, .stomp: false
        case .irc(let capabilities): capabilities.contains(.extendedMonitor)
        }
    }

    /// Returns whole lines or frames from the start of `bytes`, up to the first end after `count` bytes.
    public func piece(of bytes: ArraySlice<UInt8>, aboutAsLongAs count: Int) -> ArraySlice<UInt8> {
        guard let end = traits.end else { return bytes.prefix(count) }
        let last = bytes.dropFirst(count).firstIndex(of: end)
        return last.map { bytes[...$0] } ?? bytes
    }

    /// Appends a room event as members of this class receive it.
    public func encode(_ event: Event, in room: RoomName, into bytes: inout [UInt8]) {
        switch self {
        case .plain: PlainEncoder.event(event, in: room, &bytes)
        case .telnet: bytes.appendForTelnet { PlainEncoder.event(event, in: room, &$0) }
        case .echo: break
        case .irc(let capabilities): IRCEncoder(capabilities).event(event, in: room, &bytes)
        case .stomp(let reader): StompEncoder(reader).event(event, in: room, &bytes)
        }
    }

    /// Appends a room event that only some members receive, encoded for one of them.
    public func encode(_ event: Event, in room: RoomName, to me: Recipient, into bytes: inout [UInt8]) {
        switch self {
        case .plain, .telnet, .echo, .stomp: encode(event, in: room, into: &bytes)
        case .irc(let capabilities): IRCEncoder(capabilities).event(event, in: room, to: me, &bytes)
        }
    }

    /// Appends a change of a user (departure, new name, away message, full name) for readers who share rooms with the
    /// user and receive the change once.
    public func encode(_ announcement: Announcement, at time: Timestamp, into bytes: inout [UInt8]) {
        switch self {
        case .plain, .telnet, .echo, .stomp: break
        case .irc(let capabilities): IRCEncoder(capabilities).announcement(announcement, time, &bytes)
        }
    }

    /// Appends a direct message as `recipient` receives it.
    public func encode(_ message: DirectMessage, to recipient: UserName, into bytes: inout [UInt8]) {
        switch self {
        case .plain: PlainEncoder.direct(message, &bytes)
        case .telnet: bytes.appendForTelnet { PlainEncoder.direct(message, &$0) }
        case .echo: break
        case .irc(let capabilities): IRCEncoder(capabilities).direct(message, to: recipient, &bytes)
        case .stomp(let reader): StompEncoder(reader).direct(message, to: recipient, &bytes)
        }
    }

    /// Appends a notice to a user that belongs to no room.
    public func encode(_ serverNotice: ServerNotice, to me: Recipient, into bytes: inout [UInt8]) {
        switch self {
        case .plain, .telnet, .echo: break
        case .irc(let capabilities): IRCEncoder(capabilities).serverNotice(serverNotice, to: me, &bytes)
        case .stomp(let reader): StompEncoder(reader).serverNotice(serverNotice, to: me, &bytes)
        }
    }

    /// Appends a notice of the gap in a room that a slow reader has missed. `server` names the sender.
    public func encode(_ missed: MissedMessages, at server: String, into bytes: inout [UInt8]) {
        switch self {
        case .plain: PlainEncoder.missed(missed, &bytes)
        case .telnet: bytes.appendForTelnet { PlainEncoder.missed(missed, &$0) }
        case .echo: break
        case .irc(let capabilities): IRCEncoder(capabilities).missed(missed, at: server, &bytes)
        case .stomp(let reader): StompEncoder(reader).missed(missed, &bytes)
        }
    }

    /// Returns the response to a tagged command: the bytes in which the room replies to the client, framed by the
    /// dialect.
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

    /// Returns an empty response to the command with that tag, to which the session adds answers.
    public func response(to tag: CommandTag, at server: String) -> (any Response)? {
        switch self {
        case .plain, .telnet, .echo: nil
        case .irc: LabelledResponse(to: tag, at: server)
        case .stomp(let reader): StompResponse(to: tag, for: reader)
        }
    }

    /// Appends the answer to a client's own request. `me` is that client.
    public func encode(_ answer: ServerReply, to me: Recipient, into bytes: inout [UInt8]) {
        switch self {
        case .plain: PlainEncoder.answer(answer, &bytes)
        case .telnet: bytes.appendForTelnet { PlainEncoder.answer(answer, &$0) }
        case .echo: break
        case .irc(let capabilities): IRCEncoder(capabilities).answer(answer, to: me, &bytes)
        case .stomp(let reader): StompEncoder(reader).answer(answer, to: me, &bytes)
        }
    }

    /// Appends the refusal of a client's own request. `me` is that client.
    public func encode(_ refusal: Refusal, to me: Recipient, into bytes: inout [UInt8]) {
        switch self {
        case .plain: PlainEncoder.refusal(refusal, &bytes)
        case .telnet: bytes.appendForTelnet { PlainEncoder.refusal(refusal, &$0) }
        case .echo: break
        case .irc(let capabilities): IRCEncoder(capabilities).refusal(refusal, to: me, &bytes)
        case .stomp(let reader): StompEncoder(reader).refusal(refusal, to: me, &bytes)
        }
    }
}
