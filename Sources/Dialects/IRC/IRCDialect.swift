internal import Chat
internal import Wire

/// The protocol of every IRC client (RFC 1459, RFC 2812, Modern IRC, IRCv3), for one conversation.
struct IRCDialect: Dialect {
    private var framer = LineFramer(
        bound: IRCMessage.mostTagBytes + IRCMessage.mostBytes, patience: IRCMessage.mostEndlessBytes,
        skipsByteOrderMark: true)
    private var firstBytes = FirstBytes()
    private var firstLine = FirstLineCheck()
    private var state = IRCState()

    var encodingClass: EncodingClass { .irc(state.capabilities.intersection(.spelling)) }

    /// Only the lines are found here: what they mean depends on what those before them lead to.
    mutating func read(_ piece: Span<UInt8>) -> [ParsedInput] {
        if let objection = firstBytes.objection(to: piece) { return objection }
        var read: [ParsedInput] = []
        read.reserveCapacity(4)
        var first = firstLine
        framer.feed(
            piece,
            line: { line in
                if let objection = first.objection(to: line) { return read += objection }
                if !line.isEmpty { read.append(.line(line.withUnsafeBufferPointer { Array($0) })) }
            },
            // What there is of the line is kept, since its tags may have a label.
            tooLong: { head in
                read += first.objectionToLength() ?? [.line(head.withUnsafeBufferPointer { Array($0) })]
            },
            endless: { read.append(.end(.endlessLine)) })
        firstLine = first
        return read
    }

    mutating func perform(
        _ incoming: ParsedInput, _ router: inout RequestRouter, at now: UInt64, in server: any ServerAccess
    ) {
        switch incoming {
        case .line(let line): perform(line, &router, at: now, in: server)
        case .request(let request): router.handle(request, at: now, in: server)
        case .refusal(let refusal): server.refuse(refusal)
        case .reply(let bytes): server.reply(bytes)
        case .end(let departure): router.endSession(departure, in: server)
        case .frame, .fault: break  // of other dialects
        }
    }

    private mutating func perform(
        _ line: [UInt8], _ router: inout RequestRouter, at now: UInt64, in server: any ServerAccess
    ) {
        let message: IRCMessage
        do throws(IRCMessage.Fault) {
            message = try IRCMessage(line)
        } catch {
            switch error {
            case .tooLong:
                let isLabelled = begin(IRCMessage.tag("label", ofTooLong: line), in: server)
                server.refuse(Refusal(.lineTooLong))
                if isLabelled { server.finishResponse() }
            case .empty: break
            }
            return
        }
        let isLabelled = begin(message.tag("label"), in: server)
        perform(message, line, &router, at: now, in: server)
        if isLabelled { server.finishResponse() }
    }

    /// Begins the response to a command with that label, if the client has asked that labels be heeded. Who asks for
    /// `labeled-response` can read its batches, whether or not they ask for `batch`, now or later: "the order of capability
    /// negotiation is not significant and MUST not be enforced" (IRCv3 Labeled Responses).
    private mutating func begin(_ label: ArraySlice<UInt8>?, in server: any ServerAccess) -> Bool {
        guard let label, state.capabilities.contains(.labeledResponse), IRCLabel.isOne(label) else { return false }
        state.responses &+= 1
        server.beginResponse(to: IRCLabel(label, reference: state.responses).tag)
        return true
    }

    private mutating func perform(
        _ message: IRCMessage, _ line: [UInt8], _ router: inout RequestRouter, at now: UInt64,
        in server: any ServerAccess
    ) {
        if !MessageText.isPlain(line.span) {
            if String(validating: line, as: UTF8.self) == nil {
                return IRCContext(message: message, state: state, router: router, now: now, server: server)
                    .fail(.invalidUTF8)
            }
            // CR and NUL end no line here, and must not go on to anybody (Modern IRC, "Client-to-Server Protocol Structure").
            if line.contains(0x0D) || line.contains(0) {
                return server.refuse(Refusal(.badText, about: message.command))
            }
        }
        guard let command = IRCCommand.named(message.verb) else {
            let word: Refusal.Word = router.isPresent ? .noSuchCommand : .notLoggedIn
            return server.refuse(Refusal(word, about: message.command))
        }
        if !router.isPresent && !command.isForVisitors { return server.refuse(Refusal(.notLoggedIn)) }
        if let reference = message.tag("batch") {
            // No batch of a client is ever open, so what belongs to one is not done.
            return IRCContext(message: message, state: state, router: router, now: now, server: server)
                .fail(.invalidReference, of: Array("BATCH".utf8), [reference])
        }
        if message.count < command.parameters {
            return server.refuse(Refusal(.missingArgument, about: message.command))
        }
        var exchange = IRCContext(message: message, state: IRCState(), router: .none, now: now, server: server)
        // Handed over and taken back: a copy would count every name and list in them.
        swap(&state, &exchange.state)
        swap(&router, &exchange.router)
        command.perform(&exchange)
        swap(&state, &exchange.state)
        swap(&router, &exchange.router)
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
    var introduction: UserInfo?
    /// The room to which something was said last.
    var spokenTo: RoomName?
    /// The names of which the client is told when they come and go.
    var watched = OrderedTable<FoldedKey, UserName>()
    /// What PASS said.
    var password: [UInt8]?
}
