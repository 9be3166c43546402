public import Chat

/// How one hears a room or a person, where that is more than a spelling.
extension EncodingClass {
    /// Whether somebody can be told bytes that are no text.
    public var takesData: Bool {
        switch self {
        case .plain, .telnet, .echo, .irc: false
        case .stomp: true
        }
    }

    /// Whether another spelling is in use before the request for it is answered, so that nothing comes in the old one behind
    /// the answer.
    public var isUsedBeforeItIsAnswered: Bool {
        switch self {
        case .plain, .telnet, .echo, .irc: false
        case .stomp: true
        }
    }

    /// How one reads a room who has read it as that class so far.
    public func hearing(like former: EncodingClass?) -> EncodingClass {
        if case .stomp(let reader) = self, case .stomp(let former) = former {
            .stomp(reader.hearing(like: former))
        } else {
            self
        }
    }

    /// How one reads a room who came in with that mark on what they hear of it.
    public func hearing(_ mark: CommandTag?) -> EncodingClass {
        if let mark, case .stomp(let reader) = self { .stomp(reader.hearing(mark)) } else { self }
    }
}
