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
}
