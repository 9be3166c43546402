internal import Chat
internal import Wire

/// Encodes what the server sends in STOMP: CONNECTED, MESSAGE, RECEIPT and ERROR, with headers for programs.
struct StompEncoder {
    let reader: StompReaderFormat

    init(_ reader: StompReaderFormat) { self.reader = reader }

    // MARK: What happens in a room

    func event(_ event: Event, in room: RoomName, _ out: inout [UInt8], answering me: Recipient? = nil) {
        switch event.kind {
        case .said(let speaker, let said): spoken(said, by: speaker, to: nil, event, room, &out, answering: me)
        case .saidTo(let role, let speaker, let said):
            spoken(said, by: speaker, to: role, event, room, &out, answering: me)
        case .joined(let member): happened(.joined, from: member, event, room, &out)
        case .left(let member, let departure):
            happened(.left, from: member, event, room, body: StompEncoder.reason(departure), &out)
        case .renamed(let member, let name):
            happened(.renamed, from: member, event, room, &out) { $0.header(StompHeader.name, name.shown, &$1) }
        case .topicChanged(let member, let text):
            happened(.topic, from: member, event, room, body: text.bytes, &out)
        case .kicked(let member, let kicker, let reason):
            happened(.kicked, from: kicker, event, room, body: reason?.bytes ?? [], &out) {
                $0.header(StompHeader.user, member.name.shown, &$1)
            }
        case .modesChanged(let changer, let changes):
            let lines = changes.map { StompEncoder.line(of: $0, showsKey: false) }
            happened(
                .settings, from: changer, event, room, body: Array(lines.joined(separator: [UInt8(ascii: "\n")])), &out)
        case .invited(let name, let host):
            happened(.invited, from: host, event, room, &out) { $0.header(StompHeader.user, name.shown, &$1) }
        case .knocked(let member, let words):
            happened(.knocked, from: member, event, room, body: words?.bytes ?? [], &out)
        }
    }

    private func spoken(
        _ said: ChatMessage, by speaker: Member, to role: Role?, _ event: Event, _ room: RoomName, _ out: inout [UInt8],
        answering me: Recipient?
    ) {
        guard let kind = StompEncoder.kind(said) else { return }
        let (body, type) = StompEncoder.body(of: said)
        happened(kind, from: speaker, event, room, body: body, type: type, &out, answering: me) { spelling, out in
            if let role { spelling.header(StompHeader.role, RoomMode.role(role).name.utf8, &out) }
            if said.hasMarks { marks(said.marks, spelling, &out) }
        }
    }

    private func happened(
        _ name: StompEvent, from member: Member, _ event: Event, _ room: RoomName, body: [UInt8] = [],
        type: [UInt8]? = nil, _ out: inout [UInt8], answering me: Recipient? = nil,
        more: (StompFrameWriter, inout [UInt8]) -> Void = { _, _ in }
    ) {
        message(name, answering: me, room: room, body: body, type: type, &out) { spelling, isAcknowledged, out in
            if me != nil { spelling.header(StompHeader.history, "yes".utf8, &out) }
            spelling.header(StompHeader.from, member.name.shown, &out)
            stamp(event, spelling, &out)
            if isAcknowledged { spelling.header(StompHeader.ack, event.id.spelled, &out) }
            more(spelling, &out)
        }
    }

    /// Appends the room's headers of an event: its number, its id and its time.
    func stamp(_ event: Event, _ spelling: StompFrameWriter, _ out: inout [UInt8]) {
        let id = event.id.spelled
        spelling.header(StompHeader.roomID, id.suffix(16), &out)  // the life of the room has given it
        spelling.header(StompHeader.sequence, number: event.sequence, &out)
        spelling.header(StompHeader.messageID, id, &out)
        spelling.header(StompHeader.time, event.time.spelled, &out)
    }

    /// Appends the gap that a slow reader has missed. No event has its id, since only this reader receives it.
    func missed(_ missed: MissedMessages, _ out: inout [UInt8]) {
        let life = StompEncoder.hexadecimal(missed.room.number)
        let (first, last) = (String(missed.numbers.lowerBound), String(missed.numbers.upperBound))
        let id = "\(life)-\(first)-\(last)"
        message(.missed, answering: nil, room: missed.name, &out) { spelling, isAcknowledged, out in
            spelling.header(StompHeader.roomID, life.utf8, &out)
            spelling.header(StompHeader.messageID, id.utf8, &out)
            if isAcknowledged { spelling.header(StompHeader.ack, id.utf8, &out) }
            spelling.header(StompHeader.count, number: missed.count, &out)
            spelling.header(StompHeader.first, first.utf8, &out)
            spelling.header(StompHeader.last, last.utf8, &out)
        }
    }

    // MARK: Direct messages

    func direct(_ message: DirectMessage, to recipient: UserName, _ out: inout [UInt8]) {
        guard let kind = StompEncoder.kind(message.said) else { return }
        let spelling = StompFrameWriter(.message, reader.version)
        let (body, type) = StompEncoder.body(of: message.said)
        for subscription in reader.direct {
            spelling.begin(&out)
            spelling.header(StompHeader.subscription, subscription.id, &out)
            spelling.header(StompHeader.destination, bytes(StompDestination.userPrefix) + recipient.shown, &out)
            spelling.header(StompHeader.event, StompEvent.direct.rawValue.utf8, &out)
            spelling.header(StompHeader.kind, kind.rawValue.utf8, &out)
            spelling.header(StompHeader.from, message.sender.name.shown, &out)
            spelling.header(StompHeader.userID, String(message.sender.user.number).utf8, &out)
            spelling.header(StompHeader.messageID, message.id.spelled, &out)
            spelling.header(StompHeader.time, message.time.spelled, &out)
            if subscription.isAcknowledged { spelling.header(StompHeader.ack, message.id.spelled, &out) }
            if message.said.hasMarks { marks(message.said.marks, spelling, &out) }
            finish(body, type: type, spelling, &out)
        }
    }

    // MARK: The frames

    /// Appends a MESSAGE for each subscription that receives it: those of the room, or of the server for this client
    /// alone. An answer names its request. `headers` adds headers of this kind of MESSAGE.
    func message(
        _ name: StompEvent, answering me: Recipient?, room: RoomName?, body: [UInt8] = [], type: [UInt8]? = nil,
        _ out: inout [UInt8], headers: (StompFrameWriter, _ isAcknowledged: Bool, inout [UInt8]) -> Void
    ) {
        let request = me?.tag.map { StompRequest($0) }
        let isQuestion = request?.destination[...].rest(after: StompDestination.serverPrefix) != nil
        let isOfRoom = !reader.room.isEmpty && room != nil && name != .refused && !isQuestion
        var destination = request?.destination ?? []
        if destination.isEmpty {
            destination = room.map { bytes(StompDestination.roomPrefix) + $0.shown } ?? Array("/server".utf8)
        }
        let spelling = StompFrameWriter(.message, reader.version)
        for subscription in isOfRoom ? reader.room : reader.server {
            spelling.begin(&out)
            spelling.header(StompHeader.subscription, subscription.id, &out)
            spelling.header(StompHeader.destination, destination, &out)
            spelling.header(StompHeader.event, name.rawValue.utf8, &out)
            if let room { spelling.header(StompHeader.room, room.shown, &out) }
            if let request, !request.name.isEmpty { spelling.header(StompHeader.request, request.name, &out) }
            headers(spelling, subscription.isAcknowledged, &out)
            finish(body, type: type, spelling, &out)
        }
    }

    /// Appends the end of a frame. Without a type, a body counts as text.
    func finish(_ body: [UInt8], type: [UInt8]? = nil, _ spelling: StompFrameWriter, _ out: inout [UInt8]) {
        let type = type ?? (body.isEmpty ? [] : StompEncoder.textType)
        if !type.isEmpty { spelling.header(StompHeader.contentType, type, &out) }
        spelling.finish(body: body, &out)
    }

    private func marks(_ marks: MessageAttributes, _ spelling: StompFrameWriter, _ out: inout [UInt8]) {
        if !marks.id.isEmpty { spelling.header(StompHeader.id, marks.id, &out) }
        spelling.headers(spelled: marks.headers, &out)
    }

    func bytes(_ words: StaticString) -> [UInt8] { words.withUTF8Buffer { Array($0) } }

    // MARK: Words

    static let textType = Array("text/plain;charset=utf-8".utf8)

    /// Returns the whole body of a message and its type: empty for data without a type, nil for the default type.
    private static func body(of said: ChatMessage) -> ([UInt8], type: [UInt8]?) {
        if !said.hasMarks { return (said.text.bytes, nil) }
        let marks = said.marks
        return (marks.body ?? said.text.bytes, marks.contentType.isEmpty && !marks.isData ? nil : marks.contentType)
    }

    /// Returns the kind of a message, or nil for messages between programs.
    private static func kind(_ said: ChatMessage) -> StompEvent? {
        switch said.kind {
        case .message: .said
        case .action: .action
        case .notice: .notice
        case .programQuery, .programReply, .tags: nil
        }
    }

    /// Returns a change as text: `set limit 5`, `unset moderated`. It shows a key only to a user who may ask for it.
    static func line(of change: ModeChange, showsKey: Bool) -> [UInt8] {
        let argument = change.mode == .key && !showsKey ? [] : change.argument
        return Array("\(change.isSet ? "set" : "unset") \(change.mode.name)".utf8)
            + (argument.isEmpty ? [] : [UInt8(ascii: " ")] + argument)
    }

    static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
