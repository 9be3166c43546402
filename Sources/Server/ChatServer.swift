public import Chat
internal import Dialects
public import Sockets
internal import Synchronization
public import Threads

/// A running server. It owns the fixed threads (listeners, drainer) and ends them in order; client and room threads end
/// by themselves.
public final class ChatServer: Sendable {
    /// The number of seconds that threads without a time limit of their own may take to end on a busy machine.
    private static let slackSeconds = 15

    /// The reasons why a server could not start.
    public enum StartError: Error, Sendable {
        /// The server could not listen on this endpoint.
        case listening(EndpointURI, SystemError)
        /// The system refused epoll or a thread.
        case system(SystemError)
        /// This build does not support the dialect.
        case unknownDialect(EndpointURI)
        /// The endpoint is to be encrypted, and the options make no layer that encrypts.
        case withoutEncryption(EndpointURI)
    }

    let core: ServerCore
    private let listeners: [Listener]
    private let acceptors: [NamedThread]
    private let drainer: NamedThread
    private let isStopping = Atomic<Bool>(false)

    /// Starts the server; when this returns, clients can connect.
    ///
    /// - Throws: `StartError` when the server can't start.
    public init(_ options: ServerOptions, log: Log) throws(StartError) {
        let core: ServerCore
        do throws(SystemError) {
            core = try ServerCore(options: options, log: log)
        } catch {
            throw .system(error)
        }
        self.core = core
        var opened: [Listener] = []
        var threads: [NamedThread] = []
        do throws(StartError) {
            for uri in options.listeners { opened += try ChatServer.open(uri, core) }
            drainer = try ChatServer.thread { () throws(ThreadCreationError) in try core.drainer.start() }
            for listener in opened {
                core.record(listener: listener.uri)
                threads.append(try ChatServer.thread { () throws(ThreadCreationError) in try listener.start() })
                log.info("listening \(listener.uri)")
            }
        } catch {
            for listener in opened { listener.stop() }
            for thread in threads { thread.join() }
            for listener in opened { listener.close() }
            core.disconnectAll()
            core.drainer.stop()
            core.passwords.close()
            throw error
        }
        listeners = opened
        acceptors = threads
    }

    /// The endpoints that the server listens on, with their actual ports.
    public var places: [EndpointURI] { listeners.map(\.uri) }

    /// The number of clients and of rooms that have a thread now.
    public var threads: (clients: Int, rooms: Int) { (core.handlers.current, core.rooms.pool.current) }

    /// Returns whether the server does its work: a command passes through the tables of names and rooms, and through a
    /// room's queue and thread, as all commands do. Waits until the deadline at most, unless a lock is never released.
    public func answers(until deadline: Deadline) -> Bool { core.probe(until: deadline) }

    /// Applies the settings that can change while the server runs. Users whose operator account has been removed lose
    /// the operator mode at once.
    public func change(
        limits: Limits, messageOfTheDay: [MessageText], operators: [OperatorAccount] = [],
        gateways: [GatewayAccount] = []
    ) {
        core.settings.change(
            limits: limits, messageOfTheDay: messageOfTheDay, operators: operators, gateways: gateways)
        core.revokeOperators()
    }

    /// Writes the counters to the log.
    public func logCounters() {
        core.log.info("counters", core.counters.facts)
    }

    /// Ends the server: it accepts no more clients, tells all users, sends the waiting bytes within the limit
    /// `shutdown-seconds`, and ends all threads. Returns true if all threads ended in time.
    ///
    /// A second call does nothing, and does not wait for the first.
    public func stop() -> Bool {
        if isStopping.exchange(true, ordering: .acquiringAndReleasing) { return true }
        for listener in listeners { listener.stop() }
        for acceptor in acceptors { acceptor.join() }
        for listener in listeners { listener.close() }
        core.disconnectAll()
        let patience = core.settings.limits[.shutdownSeconds] + ChatServer.slackSeconds
        let clientsEnded = core.handlers.waitUntilNone(by: .after(seconds: patience))
        core.rooms.closeAll()
        let roomsEnded = core.rooms.pool.waitUntilNone(by: .after(seconds: ChatServer.slackSeconds))
        core.drainer.stop()
        drainer.join()
        core.passwords.close()
        return clientsEnded && roomsEnded
    }

    private static func open(_ uri: EndpointURI, _ core: ServerCore) throws(StartError) -> [Listener] {
        guard let dialect = DialectName(rawValue: uri.dialect) else { throw .unknownDialect(uri) }
        if uri.isEncrypted && core.settings.layer(uri) == nil { throw .withoutEncryption(uri) }
        let usualPort = uri.isEncrypted ? dialect.traits.usualEncryptedPort : dialect.traits.usualPort
        do throws(SystemError) {
            return try ListeningSocket.open(uri.withPort(usualPort)).map {
                Listener($0, dialect: dialect, server: core)
            }
        } catch {
            throw .listening(uri, error)
        }
    }

    private static func thread(_ start: () throws(ThreadCreationError) -> NamedThread) throws(StartError) -> NamedThread
    {
        do throws(ThreadCreationError) {
            return try start()
        } catch {
            throw .system(SystemError("pthread_create", code: error.code))
        }
    }
}
