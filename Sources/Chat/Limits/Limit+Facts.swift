/// The table of limits: one row for each.
extension Limit {
    /// The facts about this limit.
    public var facts: Facts {
        switch self {
        case .clients: fact("clients", nil, "connections at once", .tooManyClients)
        case .clientsPerAddress:
            fact("clients-per-address", 16, "connections at once from one IPv4 address or IPv6 /64", .tooManyClients)
        case .connectionsPerMinute:
            fact("connections-per-minute", 60, "new connections a minute from one address", .tooManyClients)
        case .rooms: fact("rooms", 10_000, "rooms at once", .tooManyRooms)
        case .roomsPerUser: fact("rooms-per-user", 50, "rooms that one person is in", .tooManyRooms)
        case .name: fixed("name", UserName.mostBytes, "bytes of a person's name", .badName)
        case .roomName: fixed("room-name", RoomName.mostBytes, "bytes of a room's name", .badRoomName)
        case .topic: fixed("topic", 390, "bytes of a topic", .textTooLong, most: 8_192)
        case .reason: fixed("reason", 390, "bytes of a reason for leaving", .textTooLong, most: 8_192)
        case .line: fixed("line", 4_096, "bytes of a line in the plain dialect", .lineTooLong, least: 64, most: 65_536)
        case .text: fixed("text", 8_192, "bytes of what is said at once", .textTooLong, most: 65_536)
        case .messageLines: fixed("message-lines", 32, "lines of what is said at once", .tooManyLines, most: 4_096)
        case .frame:
            fixed(
                "frame", 65_536, "bytes of a frame, in dialects that have frames", .textTooLong, least: 64,
                most: 1 << 20)
        case .unfinished:
            fixed(
                "unfinished", 262_144, "bytes of a client's unfinished frame and transactions together", .tooManyFrames,
                least: 16_384, most: 1 << 30)
        case .unfinishedInAll:
            fact(
                "unfinished-in-all", 67_108_864, "the same of all clients, of whom each has the first 8192 free",
                .tooManyFrames)
        case .loginBytes:
            fact("login-bytes", 4_096, "bytes received before one has logged in; the connection ends", nil)
        case .loginLines: fact("login-lines", 64, "lines that are not empty before login; the connection ends", nil)
        case .loginSeconds: fact("login-seconds", 30, "seconds until one must have logged in; the connection ends", nil)
        case .greetingMilliseconds:
            fact(
                "greeting-ms", 500, "milliseconds until a silent visitor of plain is greeted", nil)
        case .roomQueue:
            fixed("room-queue", 1_024, "commands that wait for a room; whoever speaks waits", .roomBusy, most: 1 << 20)
        case .loginOutbox:
            fixed(
                "login-outbox", 16_384, "bytes that wait for a client before login; it is disconnected", nil,
                least: 1_024,
                most: 1 << 30)
        case .outbox:
            fixed(
                "outbox", 1 << 20, "bytes that wait for a client; past it, slow-reader decides", nil, least: 4_096,
                most: 1 << 30)
        case .slowReader:
            choice("slow-reader", SlowReaderPolicy.gap, "disconnect, or gap: it misses what rooms say, and is told so")
        case .outboxReserve:
            fixed(
                "outbox-reserve", 1 << 20, "bytes more of what none may miss; past it, it is disconnected", nil,
                least: 1_024,
                most: 1 << 30)
        case .messagesPerSecond:
            fact("messages-per-second", 2, "messages a second of one client; its next line is read later", nil)
        case .messageBurst: fact("message-burst", 10, "messages of one client before that limit is felt", nil)
        case .pingSeconds:
            fact("ping-seconds", 90, "seconds idle before we ask, in dialects that can ask", nil)
        case .silenceSeconds:
            fact("silence-seconds", 150, "seconds idle before we hang up, in dialects that can ask", nil)
        case .backlog: fixed("backlog", 200, "messages that a room remembers", nil, least: 0, most: 1 << 20)
        case .replay: fixed("replay", 0, "messages shown to whoever joins", nil, least: 0, most: 1 << 20)
        case .passwordWait:
            fixed(
                "password-wait", 10, "seconds that a password waits before it is refused",
                .tooManyAttempts, least: 0, most: 300)
        case .shutdownSeconds:
            fixed(
                "shutdown-seconds", 5, "seconds for the last words to leave when the server ends", nil, least: 0,
                most: 3_600)
        }
    }

    private func fact(_ name: String, _ standard: Int?, _ sentence: String, _ refusal: Refusal.Word?) -> Facts {
        Facts(
            name: name, standard: standard, sentence: sentence, refusal: refusal, range: 1...1_000_000_000,
            canBeOff: true,
            choices: [])
    }

    private func choice<Choice>(_ name: String, _ standard: Choice, _ sentence: String) -> Facts
    where Choice: CaseIterable & RawRepresentable<String> & Equatable {
        let choices = Choice.allCases.map(\.rawValue)
        return Facts(
            name: name, standard: choices.firstIndex(of: standard.rawValue), sentence: sentence, refusal: nil,
            range: 0...choices.count - 1, canBeOff: false, choices: choices)
    }

    private func fixed(
        _ name: String, _ standard: Int, _ sentence: String, _ refusal: Refusal.Word?, least: Int = 1, most: Int? = nil
    ) -> Facts {
        Facts(
            name: name, standard: standard, sentence: sentence, refusal: refusal, range: least...(most ?? standard),
            canBeOff: false, choices: [])
    }
}
