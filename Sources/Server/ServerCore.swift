internal import Chat
internal import Sockets
internal import Synchronization
internal import Threads

/// The state that all threads of a server share.
final class ServerCore: Sendable {
    let settings: ServerSettings
    let log: Log
    let counters = Counters()
    let directory = Directory()
    let rooms: RoomManager
    let drainer: Drainer
    let passwords: PasswordChecks
    let handlers = ThreadPool()
    private let clients = Locked<[UInt64: ClientHandler]>([:])
    private let admission = Locked(ConnectionLimiter<PeerAddress>())
    private let departures = Monitor(0)
    private let listeners = Locked<[EndpointURI]>([])
    private let numbers = Atomic<UInt64>(0)
    private let directMessages = Atomic<UInt64>(0)
    private let life = UInt64.random(in: .min ... .max)
    private let unnamed = Atomic<Int>(0)
    private let ending = Atomic<Bool>(false)
    private let unfinished = Atomic<Int>(0)
    /// The time at which the server started.
    let started = Timestamp(milliseconds: Clock.wall())

    /// The current wall-clock time.
    var now: Timestamp { Timestamp(milliseconds: Clock.wall()) }

    init(options: ServerOptions, log: Log) throws(SystemError) {
        settings = ServerSettings(options)
        self.log = log
        rooms = RoomManager(settings: settings, log: log, counters: counters)
        drainer = try Drainer()
        do throws(ThreadCreationError) {
            passwords = try PasswordChecks()
        } catch {
            throw SystemError("pthread_create", code: error.code)
        }
    }

    /// Whether the server is ending. Departures are then not announced in rooms.
    var isEnding: Bool { ending.load(ordering: .acquiring) }

    func nextNumber() -> UInt64 { numbers.add(1, ordering: .relaxed).newValue }

    func directMessage(from sender: Member, _ said: ChatMessage) -> DirectMessage {
        let time = now
        let number = directMessages.add(1, ordering: .relaxed).newValue
        return DirectMessage(
            id: MessageID(time: time, number: number, by: life), time: time, sender: sender, said: said)
    }

    /// Returns the host that other users see instead of the address, which stands for the whole /64 of IPv6.
    func cloak(_ address: PeerAddress) -> [UInt8] { settings.cloaks.cloak(of: address.countedAs.bytes) }

    /// Reserves bytes for a client's unfinished input, as long as all clients together have no more than `most`. A
    /// negative number gives bytes back. Called only in large steps.
    func reserve(unfinished bytes: Int, atMost most: Int) -> Bool {
        if unfinished.add(bytes, ordering: .relaxed).newValue <= most || bytes <= 0 { return true }
        unfinished.subtract(bytes, ordering: .relaxed)
        return false
    }

    // MARK: Connections

    /// The number of connections that have no user name yet.
    var visitors: Int { unnamed.load(ordering: .relaxed) }

    func countVisitors(_ more: Int) { unnamed.add(more, ordering: .relaxed) }

    /// Counts a new connection, or returns the reason to refuse it. A nil address counts towards the total only.
    func admit(_ address: PeerAddress?) -> Refusal? {
        let now = Clock.monotonic() / 1_000_000_000
        let counted = countedAddress(address)
        let limits = settings.limits
        return admission.withLock { $0.admit(counted, limits: limits, at: now) }
    }

    /// Counts a connection under another address from now on, or returns the reason to refuse it, and changes nothing
    /// then.
    func readmit(from old: PeerAddress?, as new: PeerAddress) -> Refusal? {
        let now = Clock.monotonic() / 1_000_000_000
        let (before, after) = (countedAddress(old), countedAddress(new))
        let limits = settings.limits
        return admission.withLock { $0.move(from: before, to: after, limits: limits, at: now) }
    }

    /// Removes a connection from the counts.
    func dismiss(_ address: PeerAddress?) {
        let counted = countedAddress(address)
        admission.withLock { $0.leave(counted) }
        departures.withLock { $0 &+= 1 }
        departures.wakeAll()
    }

    /// Returns the address to count; exempt addresses count only towards the total.
    private func countedAddress(_ address: PeerAddress?) -> PeerAddress? {
        guard let address else { return nil }
        let isExempt =
            address == .local
            ? settings.exemptsUnixSockets : settings.exempt.contains(where: { $0.contains(address) })
        return isExempt ? nil : address.countedAs
    }

    /// Waits until a client has gone, or the deadline has come.
    func waitForDeparture(until deadline: Deadline) {
        let before = departures.withLock { $0 }
        _ = departures.wait(until: deadline) { [self] in $0 != before || isEnding ? () : nil }
    }

    /// Starts a client's thread. Returns false when the system has no thread left.
    func start(_ client: ClientHandler) -> Bool {
        let isWelcome = clients.withLock { clients in
            if isEnding { return false }
            clients[client.number] = client
            return true
        }
        guard isWelcome else { return false }
        do {
            try handlers.start(name: "client \(client.number)") { client.run() }
            counters.connections.count()
            return true
        } catch {
            clients.withLock { $0[client.number] = nil }
            log.recordThrottled(
                .warning, "no thread for a client", kind: "threads", from: client.from, ("errno", error.code))
            return false
        }
    }

    /// Ends a client's connection, wherever its handler waits.
    func disconnect(_ number: UInt64, _ departure: Departure) { clients.withLock { $0[number] }?.disconnect(departure) }

    /// Removes a client whose thread is about to end. `from` is the address under which it was counted.
    func remove(_ client: ClientHandler, _ departure: Departure, known name: String, from address: PeerAddress) {
        clients.withLock { $0[client.number] = nil }
        if departure == .tooSlow { counters.slowReaders.count() }
        if departure == .spokeTLS { reportTLS(of: client, from: address) }
        dismiss(address)
        log.recordBounded(
            "disconnected", from: address, ("client", client.number), ("user", name), ("why", departure.word))
    }

    /// Removes a client behind a proxy that was refused before it was counted under an address.
    func removeRefused(_ client: ClientHandler) {
        clients.withLock { $0[client.number] = nil }
        dismiss(nil)
    }

    /// Records an endpoint that clients can connect to.
    func record(listener: EndpointURI) { listeners.withLock { $0.append(listener) } }

    /// Logs that a TLS client came to a port without TLS, and the port of the same dialect that has it, if any.
    private func reportTLS(of client: ClientHandler, from address: PeerAddress) {
        let right = listeners.withLock { $0.first { $0.isEncrypted && $0.dialect == client.listener.dialect } }
        log.recordThrottled(
            .info, "a TLS client came to a plaintext port", kind: "TLS at \(client.listener)", from: address,
            [("listener", client.listener.description)] + (right.map { [("encrypted", $0.description)] } ?? []))
    }

    /// Ends all connections with the notice that the server ends, and refuses new ones.
    func disconnectAll() {
        let everyone = clients.withLock { clients in
            ending.store(true, ordering: .releasing)
            return Array(clients.values)
        }
        for client in everyone { client.disconnect(.shutdown) }
        departures.wakeAll()
    }
}
