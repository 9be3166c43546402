public import Chat

/// The parts of an encoding class that decide more than the spelling of what a reader receives.
extension EncodingClass {
    /// Whether a reader can receive bytes that are not text.
    public var takesData: Bool {
        switch self {
        case .plain, .telnet, .echo, .irc: false
        case .stomp: true
        }
    }

    /// Whether a session hears a room only if it has asked for that itself, and not because another session of the user
    /// has joined.
    public var hearsBySubscription: Bool {
        switch self {
        case .plain, .telnet, .echo, .irc: false
        case .stomp: true
        }
    }

    /// Whether a new encoding applies before the server answers the request for it, so that nothing in the old encoding
    /// follows the answer.
    public var isUsedBeforeItIsAnswered: Bool {
        switch self {
        case .plain, .telnet, .echo, .irc: false
        case .stomp: true
        }
    }

    /// Returns this class with the room subscriptions of the reader's former class.
    public func hearing(like former: EncodingClass?) -> EncodingClass {
        if case .stomp(let reader) = self, case .stomp(let former) = former {
            .stomp(reader.hearing(like: former))
        } else {
            self
        }
    }

    /// Returns this class with the room subscriptions in the tag of the member's join request.
    public func hearing(_ mark: CommandTag?) -> EncodingClass {
        if let mark, case .stomp(let reader) = self { .stomp(reader.hearing(mark)) } else { self }
    }

    /// Appends a direct message for another session of its sender; `recipient` received it.
    public func encode(own message: DirectMessage, to recipient: UserName, into bytes: inout [UInt8]) {
        switch self {
        case .plain: PlainEncoder.ownDirect(message, to: recipient, &bytes)
        case .telnet: bytes.appendForTelnet { PlainEncoder.ownDirect(message, to: recipient, &$0) }
        case .echo, .irc, .stomp: encode(message, to: recipient, into: &bytes)
        }
    }
}
