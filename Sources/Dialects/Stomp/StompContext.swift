internal import Chat
internal import Wire

/// One frame of a client, with everything that a command needs to perform it.
struct StompContext {
    var frame: StompFrame
    let version: StompVersion
    var state: StompState
    var router: RequestRouter
    let now: UInt64
    let server: any ServerAccess

    /// Performs the frame. A protocol violation ends the session before the command changes anything.
    mutating func perform() {
        guard let command = StompFrameHandler.named(frame.command) else { return }
        do throws(Refusal) {
            try check(command)
            try command.check(self)
        } catch {
            return fail(error)
        }
        if let price = command.price, frame.headers[StompHeader.receipt]?.isEmpty ?? true { router.charge(price) }
        if command.respondsItself {
            command.perform(&self)
        } else if frame.headers[StompHeader.transaction] != nil, command.canWait {
            wait()
        } else {
            respond(to: request(frame)) { command.perform(&$0) }
        }
    }

    private func check(_ command: StompFrameHandler) throws(Refusal) {
        if router.isPresent && command.opens { throw Refusal(.alreadyLoggedIn) }
        if !router.isPresent && !command.opens { throw Refusal(.notLoggedIn) }
        for name in command.needed where frame.headers[name] == nil {
            throw Refusal(.missingArgument, about: "\(name)".utf8)
        }
        for name in [StompHeader.id, StompHeader.receipt, StompHeader.transaction] {
            let count = frame.headers[name]?.count ?? 0
            if count > Limits.frameIDBytes { throw Refusal(.badArgument, about: "\(name)".utf8) }
        }
        if let id = frame.headers[StompHeader.transaction], command.canWait, state.transactions[Array(id)] == nil {
            throw Refusal(.badArgument, about: "transaction".utf8)
        }
    }

    /// The format of messages to this client alone.
    var reader: StompReaderFormat { StompReaderFormat(version, state.own) }

    /// Returns the parts of a frame that its answer needs.
    func request(_ frame: StompFrame) -> StompRequest { StompRequest(frame, state.refusalStyle) }

    /// Performs `body`. Everything that the session sends meanwhile becomes the response to `request`.
    mutating func respond(to request: StompRequest, _ body: (inout StompContext) -> Void) {
        let isResponse = request.mattersToAnswers
        if isResponse { server.beginResponse(to: request.tag) }
        body(&self)
        if isResponse { server.finishResponse() }
    }

    /// Passes a request to the router, which handles it for this session.
    mutating func ask(_ request: Request) { router.handle(request, at: now, in: server) }

    /// Reports a protocol violation by ERROR and stops reading (STOMP 1.2, "ERROR").
    mutating func fail(_ refusal: Refusal) {
        var bytes: [UInt8] = []
        StompEncoder(reader).error(refusal, receipt: frame.headers[StompHeader.receipt] ?? [], &bytes)
        server.reply(bytes)
        router.endSession(.unreadable, in: server)
    }

    // MARK: What the frame says

    /// Returns a header that the request requires.
    func needed(_ name: StaticString) throws(Refusal) -> ArraySlice<UInt8> {
        guard let value = frame.headers[name], !value.isEmpty else {
            throw Refusal(.missingArgument, about: "\(name)".utf8)
        }
        return value
    }

    func room() throws(Refusal) -> RoomName {
        let name = try needed(StompHeader.room)
        guard let room = RoomName(name) else { throw Refusal(.badRoomName, about: name) }
        return room
    }

    func user() throws(Refusal) -> UserName {
        let name = try needed(StompHeader.user)
        guard let user = UserName(name) else { throw Refusal(.noSuchUser, about: name) }
        return user
    }

    /// Returns the number that restricts a user name to one user, or nil when the header is missing.
    func userID() throws(Refusal) -> UserID? { try wide(StompHeader.userID).map { UserID($0) } }

    /// Returns a number of at most nine digits, or nil when the header is missing.
    func number(_ name: StaticString) throws(Refusal) -> Int? {
        guard let digits = frame.headers[name] else { return nil }
        guard !digits.isEmpty, digits.count <= 9, digits.allSatisfy(\.isASCIIDigit) else {
            throw Refusal(.badArgument, about: digits)
        }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// Returns a 64-bit number, or nil when the header is missing.
    func wide(_ name: StaticString) throws(Refusal) -> UInt64? {
        guard let digits = frame.headers[name] else { return nil }
        let isNumber = !digits.isEmpty && digits.count <= 20 && digits.allSatisfy(\.isASCIIDigit)
        guard isNumber, let number = UInt64(String(decoding: digits, as: UTF8.self)) else {
            throw Refusal(.badArgument, about: digits)
        }
        return number
    }

    /// Returns the body as a text of one line, or nil when it is empty.
    func line() throws(Refusal) -> MessageText? { try text(frame.body.span, newlines: false) }

    /// Returns a header as a text, or nil when it is missing or empty.
    func line(_ name: StaticString) throws(Refusal) -> MessageText? {
        guard let value = frame.headers[name] else { return nil }
        return try text(Array(value).span, newlines: false)
    }

    /// Returns the message in the body, with its kind.
    func said() throws(Refusal) -> ChatMessage {
        let kind: ChatMessage.Kind =
            switch frame.headers.text(StompHeader.kind) {
            case nil, "said": .message
            case "action": .action
            case "notice": .notice
            default: throw Refusal(.badArgument, about: "kind".utf8)
            }
        let (text, body) = try words()
        guard let said = ChatMessage(kind, text, marks: try marks(body)) else { throw Refusal(.badText) }
        return said
    }

    /// Returns the text of the body in the form that all dialects share: lines end in LF, and the last line has no end.
    /// The original body comes with it when it holds more than the text. An empty body, or one with NUL, has no text.
    private func words() throws(Refusal) -> (MessageText, body: [UInt8]?) {
        let body = frame.body
        if let last = body.last, last != UInt8(ascii: "\n"), let text = MessageText(body.span, newlines: true) {
            return (text, nil)
        }
        if body.contains(0) { return (.nothing, body) }
        var lines = body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            line.last == UInt8(ascii: "\r") ? line.dropLast() : line
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        guard let text = MessageText(Array(lines.joined(separator: [UInt8(ascii: "\n")])).span, newlines: true) else {
            throw Refusal(.badText)
        }
        return (text, body)
    }

    /// Returns the headers unknown to Roost, which it passes on to other programs (STOMP 1.2, "SEND").
    private func marks(_ body: [UInt8]?) throws(Refusal) -> MessageAttributes {
        let headers = frame.headers
        let lines = headers.spelled { !StompHeader.isKept($0) }
        let type = headers[StompHeader.contentType].map { Array($0) } ?? []
        for bytes in [lines, type] where !bytes.isEmpty {
            if MessageText(bytes.span, newlines: true) == nil || bytes.contains(UInt8(ascii: "\r")) {
                throw Refusal(.badText)
            }
        }
        return MessageAttributes(
            id: Array(headers[StompHeader.id] ?? []), headers: lines,
            contentType: type == StompEncoder.textType ? [] : type, body: body)
    }

    private func text(_ bytes: Span<UInt8>, newlines: Bool) throws(Refusal) -> MessageText? {
        if bytes.isEmpty { return nil }
        guard let text = MessageText(bytes, newlines: newlines) else { throw Refusal(.badText) }
        return text
    }
}
