internal import Chat
internal import Wire

/// What the server sends in STOMP: CONNECTED, MESSAGE, RECEIPT and ERROR, each with headers that a program can use.
struct StompWording {
    let reader: StompReader

    init(_ reader: StompReader) { self.reader = reader }

    // MARK: What happens in a room

    func event(_ event: Event, in room: RoomName, _ out: inout [UInt8], answering me: Addressee? = nil) {
        switch event.kind {
        case .said(let speaker, let said): spoken(said, by: speaker, to: nil, event, room, &out, answering: me)
        case .saidTo(let role, let speaker, let said):
            spoken(said, by: speaker, to: role, event, room, &out, answering: me)
        case .joined(let member): happened(.joined, from: member, event, room, &out)
        case .left(let member, let departure):
            happened(.left, from: member, event, room, body: StompWording.reason(departure), &out)
        case .renamed(let member, let name):
            happened(.renamed, from: member, event, room, &out) { $0.header(StompHeader.name, name.shown, &$1) }
        case .topicChanged(let member, let text):
            happened(.topic, from: member, event, room, body: text.bytes, &out)
        case .kicked(let member, let kicker, let reason):
            happened(.kicked, from: kicker, event, room, body: reason?.bytes ?? [], &out) {
                $0.header(StompHeader.user, member.name.shown, &$1)
            }
        case .modesChanged(let changer, let changes):
            let lines = changes.map { StompWording.line(of: $0, showsKey: false) }
            happened(.settings, from: changer, event, room, body: Array(lines.joined(separator: [0x0A])), &out)
        case .invited(let name, let host):
            happened(.invited, from: host, event, room, &out) { $0.header(StompHeader.user, name.shown, &$1) }
        case .knocked(let member, let words):
            happened(.knocked, from: member, event, room, body: words?.bytes ?? [], &out)
        }
    }

    private func spoken(
        _ said: Said, by speaker: Member, to role: Role?, _ event: Event, _ room: RoomName, _ out: inout [UInt8],
        answering me: Addressee?
    ) {
        guard let kind = StompWording.kind(said) else { return }
        happened(kind, from: speaker, event, room, body: said.text.bytes, &out, answering: me) { spelling, out in
            if let role { spelling.header(StompHeader.role, RoomMode.role(role).name.utf8, &out) }
            marks(said.marks, spelling, &out)
        }
    }

    private func happened(
        _ name: StompEvent, from member: Member, _ event: Event, _ room: RoomName, body: [UInt8] = [],
        _ out: inout [UInt8], answering me: Addressee? = nil, more: (StompSpelling, inout [UInt8]) -> Void = { _, _ in }
    ) {
        let spelling = StompSpelling(.message, reader.version)
        begin(name, spelling, answering: me, room: room, &out)
        if me != nil { spelling.header(StompHeader.history, "yes".utf8, &out) }
        spelling.header(StompHeader.from, member.name.shown, &out)
        stamp(event, spelling, &out)
        if reader.isAcknowledged && me == nil { spelling.header(StompHeader.ack, event.id.spelled, &out) }
        more(spelling, &out)
        end(body, spelling, &out)
    }

    /// What a room has given an event: its number, its id, and the time.
    func stamp(_ event: Event, _ spelling: StompSpelling, _ out: inout [UInt8]) {
        let id = event.id.spelled
        spelling.header(StompHeader.roomID, id.suffix(16), &out)  // the life of the room has given it
        spelling.header(StompHeader.sequence, number: event.sequence, &out)
        spelling.header(StompHeader.messageID, id, &out)
        spelling.header(StompHeader.time, event.time.spelled, &out)
    }

    /// What one missed who read too slowly. Its id is that of no event: nobody else is told.
    func missed(_ missed: MissedMessages, _ out: inout [UInt8]) {
        let spelling = StompSpelling(.message, reader.version)
        let life = StompWording.hexadecimal(missed.room.number)
        let (first, last) = (String(missed.numbers.lowerBound), String(missed.numbers.upperBound))
        let id = "\(life)-\(first)-\(last)"
        begin(.missed, spelling, answering: nil, room: missed.name, &out)
        spelling.header(StompHeader.roomID, life.utf8, &out)
        spelling.header(StompHeader.messageID, id.utf8, &out)
        if reader.isAcknowledged { spelling.header(StompHeader.ack, id.utf8, &out) }
        spelling.header(StompHeader.count, number: missed.count, &out)
        spelling.header(StompHeader.first, first.utf8, &out)
        spelling.header(StompHeader.last, last.utf8, &out)
        end([], spelling, &out)
    }

    // MARK: What is said to one alone

    func direct(_ message: DirectMessage, to recipient: UserName, _ out: inout [UInt8]) {
        guard let kind = StompWording.kind(message.said) else { return }
        let spelling = StompSpelling(.message, reader.version)
        spelling.begin(&out)
        spelling.header(StompHeader.subscription, bytes(StompDestination.directSubscription), &out)
        spelling.header(StompHeader.destination, bytes(StompDestination.userPrefix) + recipient.shown, &out)
        spelling.header(StompHeader.event, StompEvent.direct.rawValue.utf8, &out)
        spelling.header(StompHeader.kind, kind.rawValue.utf8, &out)
        spelling.header(StompHeader.from, message.sender.name.shown, &out)
        spelling.header(StompHeader.messageID, message.id.spelled, &out)
        spelling.header(StompHeader.time, message.time.spelled, &out)
        marks(message.said.marks, spelling, &out)
        end(message.said.text.bytes, spelling, &out)
    }

    // MARK: The frames

    /// Begins a MESSAGE: of a room, heard by its subscription; or an answer, which names its request.
    func begin(
        _ name: StompEvent, _ spelling: StompSpelling, answering me: Addressee?, room: RoomName?, _ out: inout [UInt8]
    ) {
        let request = me?.tag.map { StompRequest($0) }
        let isQuestion = request?.destination[...].rest(after: StompDestination.serverPrefix) != nil
        let isOfRoom = !reader.subscription.isEmpty && room != nil && name != .refused && !isQuestion
        spelling.begin(&out)
        let subscription = isOfRoom ? reader.subscription : bytes(StompDestination.serverSubscription)
        spelling.header(StompHeader.subscription, subscription, &out)
        var destination = request?.destination ?? []
        if destination.isEmpty {
            destination = room.map { bytes(StompDestination.roomPrefix) + $0.shown } ?? Array("/server".utf8)
        }
        spelling.header(StompHeader.destination, destination, &out)
        spelling.header(StompHeader.event, name.rawValue.utf8, &out)
        if let room { spelling.header(StompHeader.room, room.shown, &out) }
        if let request, !request.name.isEmpty { spelling.header(StompHeader.request, request.name, &out) }
    }

    /// Ends a frame with a body of text, if any.
    func end(_ body: [UInt8], _ spelling: StompSpelling, _ out: inout [UInt8]) {
        if !body.isEmpty { spelling.header(StompHeader.contentType, StompWording.textType.utf8, &out) }
        spelling.end(body: body, &out)
    }

    private func marks(_ marks: ProgramMarks, _ spelling: StompSpelling, _ out: inout [UInt8]) {
        if !marks.id.isEmpty { spelling.header(StompHeader.id, marks.id, &out) }
        spelling.headers(spelled: marks.headers, &out)
    }

    func bytes(_ words: StaticString) -> [UInt8] { words.withUTF8Buffer { Array($0) } }

    // MARK: Words

    static let textType = "text/plain;charset=utf-8"

    /// Nil for what is between programs.
    private static func kind(_ said: Said) -> StompEvent? {
        switch said.kind {
        case .message: .said
        case .action: .action
        case .notice: .notice
        case .programQuery, .programReply, .tags: nil
        }
    }

    /// `set limit 5`, `unset moderated`. A key is told only where somebody asks who may know it.
    static func line(of change: ModeChange, showsKey: Bool) -> [UInt8] {
        let argument = change.mode == .key && !showsKey ? [] : change.argument
        return Array("\(change.isSet ? "set" : "unset") \(change.mode.name)".utf8)
            + (argument.isEmpty ? [] : [0x20] + argument)
    }

    static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
