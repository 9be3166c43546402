internal import Bench
internal import Sockets
internal import Threads

/// Plays all clients in one thread with one epoll loop, so that they cost little beside the server.
final class LoadGenerator {
    private let plan: Plan
    private let loadProtocol: any LoadProtocol
    private let destination: ResolvedAddress
    private let names: String
    private let events: SocketEvents
    private var clients: [LoadClient?] = []
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)

    /// The account of all messages.
    private(set) var ledger: DeliveryLedger
    /// Chooses the next speaker; nil while the clients are still connecting.
    var pacer: Pacer?
    /// The number of clients that logged in, joined, finished a visit, were disconnected, and were disconnected as
    /// stalled.
    private(set) var arrived = 0
    private(set) var joined = 0
    private(set) var visits = 0
    private(set) var cutOff = 0
    private(set) var stalledCutOff = 0
    /// The last moment at which a client received or sent something, by the monotonic clock.
    private(set) var lastWord = Clock.monotonic()
    /// When the next message at a fixed rate is due.
    private var nextMoment = UInt64.max
    /// The first refusal of the server, or the reason why the server could not be reached.
    private(set) var complaint: String?

    /// - Parameter names: the prefix of all client names; a number follows.
    init(_ plan: Plan, _ loadProtocol: any LoadProtocol, at destination: ResolvedAddress, names: String)
        throws(SystemError)
    {
        self.plan = plan
        self.loadProtocol = loadProtocol
        self.destination = destination
        self.names = names
        events = try SocketEvents()
        ledger = DeliveryLedger(plan, hearsOwnWords: loadProtocol.hearsOwnWords)
        clients.reserveCapacity(plan.scenario == .churn ? plan.load.messages : plan.load.clients)
    }

    deinit {
        for client in clients { client?.transport.close() }
        buffer.deallocate()
    }

    /// The number of clients that have begun to connect.
    var begun: Int { clients.count }
    /// The number of those connections that the server has not answered yet, perhaps since its accept queue is full.
    private(set) var unanswered = 0

    /// Connects one more client, which asks to log in.
    func begin() throws(SystemError) {
        let number = clients.count
        let transport = try destination.begin(caller: number)
        let client = LoadClient(
            number: number, room: plan.room(of: number), transport: transport, parser: loadProtocol.makeParser())
        clients.append(client)
        client.queue(loadProtocol.login("\(names)\(number)"))
        unanswered += 1
        try flush(client)
    }

    /// Stops the clients that never read from reading.
    func stall() throws(SystemError) {
        for client in clients {
            if let client, plan.neverReads(client.number) { try client.stall(events) }
        }
    }

    /// Whether the speaker of each room is connected.
    var speakersAreThere: Bool {
        (0..<plan.load.rooms).allSatisfy { clients[plan.speaker(in: $0)]?.stage == .joined }
    }

    /// Has the speaker of a room send the next message, which was due at the given moment.
    func say(in room: Int, due: UInt64) throws(SystemError) {
        guard let speaker = clients[plan.speaker(in: room)], speaker.stage == .joined else { return }
        let ordinal = ledger.say(in: room, due: due)
        lastWord = Clock.monotonic()
        speaker.queue { loadProtocol.say(room: room, ordinal: ordinal, bytes: plan.load.bytes, into: &$0) }
        try flush(speaker)
    }

    /// Sends the messages that are due by now at the fixed rate.
    func keepTime() throws(SystemError) {
        while let word = pacer?.due(at: Clock.monotonic()) { try say(in: word.room, due: word.since) }
        nextMoment = pacer?.nextMoment ?? .max
        events.setAlarm(at: nextMoment)
    }

    /// Handles events until that moment or until something happens; returns false when nothing has happened.
    func turn(until moment: UInt64) throws(SystemError) -> Bool {
        var hasHappened = false
        let timeout = Deadline(nanoseconds: moment).pollTimeout
        try events.wait(milliseconds: timeout) { event throws(SystemError) in
            hasHappened = true
            try handle(event)
            // A due message does not wait until the input of all clients has been read.
            if nextMoment <= lastWord { try keepTime() }
        }
        return hasHappened
    }

    private func handle(_ event: SocketEvents.Event) throws(SystemError) {
        guard let client = clients[event.number] else { return }
        if client.isStalled {
            if event.isDead { return drop(client, "connection reset") }
        } else if event.isReadable || event.isDead {
            try receive(client)
        }
        if event.isWritable && client.stage != .gone { try flush(client) }
    }

    private func receive(_ client: LoadClient) throws(SystemError) {
        while true {
            switch client.transport.receive(into: buffer) {
            case .nothing: break
            case .end: return drop(client, "the server closed the connection")
            case .broken(let code): return drop(client, "\(SystemError("recv", code: code))")
            case .bytes(let count):
                lastWord = Clock.monotonic()
                let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count]).bindMemory(to: UInt8.self).span
                let remarks = ledger.hear(client.number, piece, through: &client.parser, at: lastWord)
                for remark in remarks { take(remark, by: client) }
                if count >= buffer.count / 4 { continue }
            }
            break
        }
        if client.isPending { try flush(client) }
    }

    private func take(_ remark: ParsedReplies.ControlReply, by client: LoadClient) {
        switch remark {
        case .asked(let reply): client.queue(reply)
        case .refused(let words):
            if complaint == nil { complaint = "the server said: \(String(decoding: words, as: UTF8.self))" }
        case .welcomed:
            if client.stage != .arriving { return }
            client.stage = .welcomed
            arrived += 1
            client.queue(loadProtocol.afterLogin)
            if let room = client.room { client.queue(loadProtocol.join(room: room)) }
        case .joined:
            guard client.stage == .welcomed, let room = client.room else { return }
            client.stage = .joined
            joined += 1
            if plan.scenario == .churn {
                client.stage = .leaving
                client.queue(loadProtocol.leave(room: room))
            }
        }
    }

    private func flush(_ client: LoadClient) throws(SystemError) {
        if let code = try client.flush(events) { return drop(client, "\(SystemError("send", code: code))") }
        if !client.isAnswered && !client.isPending {
            client.isAnswered = true
            unanswered -= 1
        }
    }

    /// Removes a client that the server has disconnected.
    private func drop(_ client: LoadClient, _ reason: String) {
        if client.stage == .leaving {
            visits += 1
        } else {
            if client.isStalled { stalledCutOff += 1 } else { cutOff += 1 }
            if complaint == nil { complaint = reason }
            if plan.scenario != .churn { ledger.leave(client.number) }
        }
        client.stage = .gone
        if !client.isAnswered { unanswered -= 1 }
        client.transport.close()
        clients[client.number] = nil
    }
}
