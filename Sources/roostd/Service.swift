internal import CSystem
internal import Chat
internal import Dialects
internal import Glibc
internal import Options
internal import Server
internal import Sockets
internal import Threads

/// The server as a process: it starts, waits for signals, and ends.
struct Service {
    /// The number of malloc arenas: more would cost memory for each of thousands of threads and gain nothing.
    private static let arenas: Int32 = 4

    /// The limits that a connection or a room keeps from its creation on.
    private static let heldByNewOnes: [Limit] = [
        .line, .loginBytes, .loginLines, .loginSeconds, .greetingMilliseconds, .loginOutbox, .roomQueue, .backlog,
        .replay,
    ]

    private let arguments: [String]
    private(set) var configuration: Configuration
    private let capacity: Capacity
    let log: Log
    private let supervisor = ServiceManager.inEnvironment
    private let certificates: CertificateStore
    var warnings = CertificateWarnings()

    /// Creates a service with that configuration; a reload reads the arguments again.
    init(_ configuration: Configuration, arguments: [String]) {
        self.configuration = configuration
        self.arguments = arguments
        capacity = Capacity.claim()
        log = Log(format: configuration.log)
        certificates = CertificateStore(configuration.certificates)
    }

    /// Runs the server until a signal ends it, and returns the exit code.
    mutating func run() -> Int32 {
        // The main thread blocks the signals before it starts any thread, so that all other threads leave them to it.
        let signals = Signals([SIGTERM, SIGINT, SIGHUP, SIGUSR1])
        roost_bound_arenas(Service.arenas)
        let writer: NamedThread
        do throws(ThreadCreationError) {
            writer = try log.start()
        } catch {
            StandardError.write("roostd: \(SystemError("pthread_create", code: error.code))\n")
            return 1
        }
        let exitCode = serve(signals)
        log.close()
        // Waits at most 5 s for the last lines, since the reader of the log may be stopped.
        writer.join(until: .after(seconds: 5))
        return exitCode
    }

    private mutating func serve(_ signals: Signals) -> Int32 {
        var options = options
        do throws(OptionFault) {
            options.cloaks = try cloaks()
        } catch {
            StandardError.write("roostd: \(error)\n")
            return 1
        }
        let server: ChatServer
        do throws(ChatServer.StartError) {
            server = try ChatServer(options, log: log)
        } catch {
            StandardError.write("roostd: \(Service.sentence(error))\n")
            return 1
        }
        warnAboutCertificates()
        greet(server)
        let watchdog = Watchdog.inEnvironment
        var nextProbe = watchdog.map { Deadline.after(milliseconds: $0.interval) } ?? .never
        while true {
            if let watchdog, nextProbe.hasPassed {
                probe(server, watchdog)
                nextProbe = .after(milliseconds: watchdog.interval)
            }
            if warnings.next.hasPassed { warnAboutCertificates() }
            switch signals.wait(until: min(nextProbe, warnings.next)) {
            case nil: continue
            case SIGHUP: reload(server)
            case SIGUSR1: server.logCounters()
            default: return shutDown(server, signals)
            }
        }
    }

    private var options: ServerOptions {
        var options = ServerOptions(
            listeners: configuration.listeners, name: configuration.serverName, lobby: configuration.lobby,
            messageOfTheDay: configuration.messageOfTheDay, limits: capacity.completing(configuration.limits),
            exempt: configuration.exempt)
        options.exemptsUnixSockets = configuration.loopback != .limited
        options.description = configuration.description
        options.network = configuration.network
        options.password = configuration.password.map { Array($0.utf8) }
        options.operators = configuration.operators.map(\.account)
        options.layer = { [certificates] uri in uri.isEncrypted ? certificates.layer() : nil }
        options.gateways = configuration.gateways.map(\.account)
        // The main thread reads the settings again, as it does for a SIGHUP from outside.
        options.reload = { _ = kill(getpid(), SIGHUP) }
        return options
    }

    /// Reads the secret of the host cloaks, and makes its file at the first start.
    private func cloaks() throws(OptionFault) -> HostCloaks? {
        guard let path = configuration.cloakSecret else { return nil }
        var generator = SystemRandomNumberGenerator()
        let (secret, isNew) = try Configuration.cloakSecret(path).readOrCreate(
            HostCloaks.secret(drawnFrom: &generator))
        if isNew { log.info("made the secret of the host cloaks", ("file", path)) }
        return HostCloaks(secret: secret)
    }

    /// Logs hints for a new operator, and that the server is ready for clients.
    private func greet(_ server: ChatServer) {
        if getuid() == 0 { log.warn("running as root; a user of its own is safer") }
        for place in server.places {
            if case .tcp(let host, _) = place.place, PeerAddress(host)?.isLoopback == false, !place.isEncrypted {
                log.warn("not encrypted, and not loopback: \(place)")
            }
            if place.dialect == DialectName.plain.rawValue && !place.expectsProxy {
                log.info("to come in, type: \(Service.connectCommand(for: place)), and then: /login NAME")
            }
        }
        log.info(
            configuration.isLoopbackExempt
                ? "connections from this machine are exempt from the limits of one address (--loopback exempt)"
                : "connections from this machine count as one address (--loopback limited)")
        if let warning = capacity.warning(for: configuration.limits) { log.warn(warning) }
        log.info("ready", ("clients", capacity.completing(configuration.limits)[.clients]))
        supervisor.ready(status: "ready")
    }

    /// Tells the supervisor that the server is alive, if it is. This thread waits for the probe, so that the supervisor
    /// also learns when this thread itself hangs.
    private func probe(_ server: ChatServer, _ watchdog: Watchdog) {
        if server.answers(until: .after(milliseconds: watchdog.patience)) { return supervisor.isAlive() }
        log.warn("a room does not answer, so the watchdog is not told that all is well")
    }

    /// Reads the configuration again. An invalid configuration changes nothing, and the log says why.
    private mutating func reload(_ server: ChatServer) {
        supervisor.reloading()
        switch Configuration.read(arguments: arguments) {
        case .failure(let faults):
            for fault in faults.faults { log.warn("not reloaded: \(fault)") }
        case .success(let newer):
            if let reason = newer.certificates?.reasonNotToReplace(configuration.certificates) {
                log.warn("not reloaded: \(reason)")
                break
            }
            let changes = configuration.changes(to: newer)
            configuration = configuration.applying(newer)
            certificates.replace(by: configuration.certificates)
            warnings = CertificateWarnings()
            warnAboutCertificates()
            server.change(
                limits: capacity.completing(configuration.limits), messageOfTheDay: configuration.messageOfTheDay,
                operators: configuration.operators.map(\.account),
                gateways: configuration.gateways.map(\.account))
            for name in changes.needingRestart { log.warn("\(name) has changed, which needs a restart") }
            log.info("reloaded", ("changed", changes.applicable.joined(separator: ", ")))
            for limit in Service.heldByNewOnes where changes.applicable.contains("limit \(limit.name)") {
                log.info("limit \(limit.name) holds for new connections and rooms")
            }
        }
        supervisor.ready(status: "ready")
    }

    private func shutDown(_ server: ChatServer, _ signals: Signals) -> Int32 {
        supervisor.stopping()
        log.info("stopping")
        signals.letThrough([SIGTERM, SIGINT])
        let endedInTime = server.stop()
        server.logCounters()
        if endedInTime { log.info("stopped") } else { log.warn("stopped, though not everything had ended in time") }
        return 0
    }

    private static func sentence(_ fault: ChatServer.StartError) -> String {
        switch fault {
        case .listening(let uri, let error): "can't listen on \(uri): \(error)"
        case .system(let error): "\(error)"
        case .unknownDialect(let uri): "this build does not speak \(uri)"
        case .withoutEncryption(let uri): "\(uri): \(Certificates.notSupported)"
        }
    }
}
