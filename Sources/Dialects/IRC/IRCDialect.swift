internal import Chat
internal import Wire

/// The IRC dialect for one session (RFC 1459, RFC 2812, Modern IRC, IRCv3): parses its input and performs its commands.
struct IRCDialect: Dialect {
    private var framer = LineFramer(
        bound: IRCMessage.mostTagBytes + IRCMessage.mostBytes, patience: IRCMessage.mostEndlessBytes,
        skipsByteOrderMark: true)
    private var firstBytes = FirstBytes()
    private var firstLine = FirstLineCheck()
    private var state = IRCState()

    var encodingClass: EncodingClass { .irc(state.capabilities.intersection(.spelling)) }

    /// Splits the input into lines and does not parse them yet: the meaning of a line depends on the commands before
    /// it.
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
            // Keeps the beginning of the line, since its tags may contain a label for the refusal.
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
        do throws(IRCMessage.ParseError) {
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

    /// Begins a labelled response if the command has a valid label and the client has negotiated `labeled-response`.
    /// Returns whether it did. Such a client can read the batches of the response even without `batch`: "the order of
    /// capability negotiation is not significant and MUST not be enforced" (IRCv3 Labeled Responses).
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
            // CR and NUL within a line do not end it and must not reach other clients (Modern IRC, "Client-to-Server
            // Protocol Structure").
            if line.contains(UInt8(ascii: "\r")) || line.contains(0) {
                return server.refuse(Refusal(.badText, about: message.command))
            }
        }
        guard let command = IRCCommand.named(message.verb) else {
            let word: Refusal.Word = router.isPresent ? .noSuchCommand : .notLoggedIn
            return server.refuse(Refusal(word, about: message.command))
        }
        if !router.isPresent && !command.isForVisitors { return server.refuse(Refusal(.notLoggedIn)) }
        if let reference = message.tag("batch") {
            // Clients cannot open batches here, so a message with a batch tag refers to none and is refused.
            return IRCContext(message: message, state: state, router: router, now: now, server: server)
                .fail(.invalidReference, of: Array("BATCH".utf8), [reference])
        }
        if message.count < command.parameters {
            return server.refuse(Refusal(.missingArgument, about: message.command))
        }
        var exchange = IRCContext(message: message, state: IRCState(), router: .none, now: now, server: server)
        // The state is swapped in and out, since a copy would retain every name and list in it.
        swap(&state, &exchange.state)
        swap(&router, &exchange.router)
        command.perform(&exchange)
        swap(&state, &exchange.state)
        swap(&router, &exchange.router)
    }
}

/// The state of one IRC session.
struct IRCState {
    /// The capabilities that the client has requested and the server has acknowledged.
    var capabilities: IRCCapabilities = []
    /// Whether the client sent CAP LS 302 or higher. This implies `cap-notify`, which the client can then not turn off.
    var isOfVersion302 = false
    /// The number of labelled commands so far, which makes batch references unique.
    var responses: UInt64 = 0
    /// Whether capability negotiation is in progress, so that registration waits for CAP END.
    var isNegotiating = false
    /// The name from NICK before registration.
    var nick: UserName?
    /// The ident and real name from USER before registration.
    var introduction: UserInfo?
    /// The room that the client sent its last message to.
    var spokenTo: RoomName?
    /// The MONITOR list: the client is notified when users with these names sign on or off.
    var watched = OrderedTable<FoldedKey, UserName>()
    /// The server password from PASS.
    var password: [UInt8]?
}
