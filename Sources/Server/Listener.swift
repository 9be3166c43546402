internal import Chat
internal import Dialects
internal import Sockets
internal import Threads

/// An endpoint that accepts clients, and the thread that accepts them.
///
/// A client that can't be admitted gets a refusal and is disconnected before it gets a thread.
struct Listener: Sendable {
    private let listening: ListeningSocket
    private let dialect: DialectName
    private let server: ServerCore
    /// The text that a client receives when it is disconnected for reading too slowly.
    private let lastWords: [UInt8]

    init(_ listening: ListeningSocket, dialect: DialectName, server: ServerCore) {
        self.listening = listening
        self.dialect = dialect
        self.server = server
        listening.configure(
            sendBuffer: Limits.sendBuffer, stuckSeconds: Limits.stuckSeconds,
            keepaliveSeconds: Limits.keepaliveSeconds)
        var bytes: [UInt8] = []
        dialect.begin(server.settings.limits).encodingClass.encode(
            .goodbye(.tooSlow), to: Recipient(nil, at: server.settings.name, server.now), into: &bytes)
        lastWords = bytes
    }

    var uri: EndpointURI { listening.uri }

    func start() throws(ThreadCreationError) -> NamedThread {
        let port = if case .tcp(_, let port?) = uri.place { String(port) } else { "unix" }
        // The kernel shows 15 bytes of a thread name; the port is worth more than the end of the dialect's name.
        let short = dialect.rawValue.prefix(max(1, 15 - "accept :".count - port.count))
        return try NamedThread(name: "accept \(short):\(port)") { self.acceptAll() }
    }

    /// Makes the accepting thread end.
    func stop() { listening.stop() }

    /// Closes the socket after the thread has ended.
    func close() { listening.close() }

    private func acceptAll() {
        var spare = SpareDescriptor()
        var refused = RefusedConnections()
        do throws(ListeningSocket.AcceptError) {
            while true {
                guard waitForConnection(&refused) else { continue }
                if let (transport, from) = try acceptIfPossible() {
                    welcome(transport, from, &refused)
                } else if !refused.isEmpty {
                    refused.closeAll()
                } else {
                    try acceptWithoutDescriptors(&spare, &refused)
                }
            }
        } catch {
            refused.closeAll()  // the socket was stopped
        }
    }

    /// Waits for the next client while refused connections are open, and closes those that are due. Without any, `accept`
    /// waits by itself, which saves a system call.
    private func waitForConnection(_ refused: inout RefusedConnections) -> Bool {
        refused.closeDue()
        guard let due = refused.nextDue else { return true }
        return listening.waitForConnection(milliseconds: due.pollTimeout)
    }

    /// Returns the next client; nil when no descriptor is left for one.
    private func acceptIfPossible() throws(ListeningSocket.AcceptError) -> (Transport, PeerAddress)? {
        do throws(ListeningSocket.AcceptError) {
            let (transport, from) = try listening.accept()
            return (server.settings.layer(uri).map { transport.carrying($0) } ?? transport, from)
        } catch {
            if error == .closed { throw error }
            return nil
        }
    }

    private func welcome(_ transport: Transport, _ from: PeerAddress, _ refused: inout RefusedConnections) {
        if uri.expectsProxy && !uri.isProxy(from) {
            server.recordProxyRefusal("refused, since it did not come from a proxy", at: uri, from, why: "no-proxy")
            return transport.close()
        }
        // A client behind a proxy is counted under its own address once the proxy's header has told it.
        let counted = uri.expectsProxy ? nil : from
        if let refusal = server.admit(counted) {
            turnAway(transport, from, refusal)
            return refused.append(transport, until: .after(seconds: server.settings.lingerSeconds))
        }
        let client = ClientHandler(
            server: server, transport: transport, number: server.nextNumber(), from: from, at: uri,
            dialect: dialect, lastWords: lastWords)
        if !server.start(client) {
            server.dismiss(counted)
            turnAway(transport, from, Refusal(.tooManyClients, about: "threads".utf8))
            refused.append(transport, until: .after(seconds: server.settings.lingerSeconds))
        }
    }

    /// Tells a client why it can't be admitted. The caller must close the socket.
    private func turnAway(_ transport: Transport, _ from: PeerAddress, _ refusal: Refusal) {
        server.record(refusal, of: from)
        let bytes = server.words(of: refusal, in: dialect.begin(server.settings.limits).encodingClass)
        bytes.withUnsafeBytes { _ = transport.send($0) }
        transport.finish()
    }

    /// Handles a lack of descriptors. When the next client connects, a descriptor may be free again; if not, the client
    /// is accepted on the spare one and refused. Without a spare one, the listener waits for a client to leave: a retry
    /// at once would fail millions of times a second.
    private func acceptWithoutDescriptors(_ spare: inout SpareDescriptor, _ refused: inout RefusedConnections)
        throws(ListeningSocket.AcceptError)
    {
        listening.waitForConnection()
        if let (transport, from) = try acceptIfPossible() { return welcome(transport, from, &refused) }
        var wasRefused = false
        spare.lend {
            guard let (transport, from) = try? acceptIfPossible() else { return }
            turnAway(transport, from, Refusal(.tooManyClients, about: "descriptors".utf8))
            RefusedConnections.close(transport)
            wasRefused = true
        }
        if !wasRefused || !spare.isThere { server.waitForDeparture(until: .after(seconds: 1)) }
    }
}
