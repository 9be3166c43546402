internal import Chat
internal import Wire

/// The protocol of every IRC client (RFC 1459, RFC 2812, Modern IRC, IRCv3), for one conversation.
struct IRCDialect: Dialect {
    private var framer = LineFramer(
        bound: IRCMessage.mostTagBytes + IRCMessage.mostBytes, patience: IRCMessage.mostEndlessBytes)
    private var firstLine = FirstLine()
    private var state = IRCState()

    var encodingClass: EncodingClass { .irc(state.capabilities.intersection(.spelling)) }

    /// Only the lines are found here: what they mean depends on what those before them lead to.
    mutating func read(_ piece: Span<UInt8>) -> [Incoming] {
        var read: [Incoming] = []
        read.reserveCapacity(4)
        var first = firstLine
        framer.feed(
            piece,
            line: { line in
                if let objection = first.objection(to: line) { return read += objection }
                if !line.isEmpty { read.append(.line(line.withUnsafeBufferPointer { Array($0) })) }
            },
            tooLong: { read += first.objectionToLength() ?? [.refusal(Refusal(.lineTooLong))] },
            endless: { read.append(.end(.endlessLine)) })
        firstLine = first
        return read
    }

    mutating func perform(
        _ incoming: Incoming, _ conversation: inout Conversation, at now: UInt64, in house: any House
    ) {
        switch incoming {
        case .line(let line): perform(line, &conversation, at: now, in: house)
        case .request(let request): conversation.handle(request, at: now, in: house)
        case .refusal(let refusal): house.refuse(refusal)
        case .reply(let bytes): house.reply(bytes)
        case .end(let departure): conversation.end(departure, in: house)
        case .frame, .fault: break  // of other dialects
        }
    }

    private mutating func perform(
        _ line: [UInt8], _ conversation: inout Conversation, at now: UInt64, in house: any House
    ) {
        let message: IRCMessage
        do throws(IRCMessage.Fault) {
            message = try IRCMessage(line)
        } catch {
            switch error {
            case .tooLong: return house.refuse(Refusal(.lineTooLong))
            case .empty: return
            }
        }
        let label = label(of: message)
        if let label { house.beginResponse(to: label.tag, isShared: message.list(0).count > 1) }
        perform(message, line, &conversation, at: now, in: house)
        if label != nil { house.endResponse() }
    }

    /// The label that the client has put on a message, if it has asked that labels be heeded.
    private mutating func label(of message: IRCMessage) -> IRCLabel? {
        guard state.capabilities.isSuperset(of: [.labeledResponse, .batch]), let label = message.tag("label"),
            IRCLabel.isOne(label)
        else { return nil }
        state.responses &+= 1
        return IRCLabel(label, reference: state.responses)
    }

    private mutating func perform(
        _ message: IRCMessage, _ line: [UInt8], _ conversation: inout Conversation, at now: UInt64, in house: any House
    ) {
        if !Text.isPlain(line.span) {
            if String(validating: line, as: UTF8.self) == nil {
                return IRCExchange(message: message, state: state, conversation: conversation, now: now, house: house)
                    .fail(.invalidUTF8)
            }
            // CR and NUL end no line here, and must not go on to anybody (Modern IRC, "Client-to-Server Protocol Structure").
            if line.contains(0x0D) || line.contains(0) {
                return house.refuse(Refusal(.badText, about: message.command))
            }
        }
        guard let command = IRCCommand.named(message.verb) else {
            let word: Refusal.Word = conversation.isPresent ? .noSuchCommand : .notLoggedIn
            return house.refuse(Refusal(word, about: message.command))
        }
        if !conversation.isPresent && !command.isForVisitors { return house.refuse(Refusal(.notLoggedIn)) }
        if message.count < command.parameters {
            return house.refuse(Refusal(.missingArgument, about: message.command))
        }
        var exchange = IRCExchange(message: message, state: IRCState(), conversation: .none, now: now, house: house)
        // Handed over and taken back: a copy would count every name and list in them.
        swap(&state, &exchange.state)
        swap(&conversation, &exchange.conversation)
        command.perform(&exchange)
        swap(&state, &exchange.state)
        swap(&conversation, &exchange.conversation)
    }
}

/// What a conversation in IRC remembers.
struct IRCState {
    /// What the client has asked for and been given.
    var capabilities: IRCCapabilities = []
    /// Whether the client negotiates in version 302: that implies cap-notify, which is not listed and can't be given up.
    var isOfVersion302 = false
    /// How many labelled commands there have been.
    var responses: UInt64 = 0
    /// Whether the client negotiates capabilities, so that registration waits for CAP END.
    var isNegotiating = false
    /// The name that is wanted, before registration.
    var nick: UserName?
    /// What USER said, before registration.
    var introduction: Introduction?
    /// The room to which something was said last.
    var spokenTo: RoomName?
    /// The names of which the client is told when they come and go.
    var watched = ArrivalTable<FoldedKey, UserName>()
    /// What PASS said.
    var password: [UInt8]?
}
