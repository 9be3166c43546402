internal import CSystem
internal import Glibc

/// A socket that accepts connections (TCP or Unix).
public struct ListeningSocket: Sendable {
    private let descriptor: Int32
    /// The address that the socket is bound to. When port 0 was requested, it contains the port that the kernel chose.
    public let uri: EndpointURI

    /// The reasons why `accept` returns no connection.
    public enum AcceptError: Error, Equatable, Sendable {
        /// The process or the machine has no free descriptor or no memory for the connection.
        case noDescriptors
        /// The socket has been stopped or closed.
        case closed
    }

    /// Binds and listens at each address of the URI.
    ///
    /// - Throws: the call that failed: the look-up of the host, or `socket`, `bind`, `listen` or `fchmod`.
    public static func open(_ uri: EndpointURI) throws(SystemError) -> [ListeningSocket] {
        switch uri.place {
        case .unix(let path): return [try openUnix(path, uri)]
        case .tcp(let host, let port):
            let wanted = port ?? 0
            let addresses = try SocketAddress.resolve(host: host, port: wanted, forListening: true)
            var sockets: [ListeningSocket] = []
            do throws(SystemError) {
                var unusable: SystemError?
                for address in addresses {
                    do throws(SystemError) {
                        sockets.append(try openTCP(address, uri))
                    } catch {
                        // `localhost` may have an IPv6 address on a machine without IPv6: an address that is not
                        // available is skipped.
                        guard error.code == EADDRNOTAVAIL || error.code == EAFNOSUPPORT else { throw error }
                        unusable = error
                    }
                }
                if let unusable, sockets.isEmpty { throw unusable }
            } catch {
                for socket in sockets { socket.close() }
                throw error
            }
            return sockets
        }
    }

    private static func openTCP(_ address: SocketAddress, _ uri: EndpointURI) throws(SystemError) -> ListeningSocket {
        let descriptor = try checked("socket") {
            socket(address.family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        }
        do throws(SystemError) {
            var one: Int32 = 1
            let size = socklen_t(MemoryLayout<Int32>.size)
            setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, size)
            if address.family == AF_INET6 { setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &one, size) }
            try checked("bind") { address.withPointer { bind(descriptor, $0, $1) } }
            try checked("listen") { listen(descriptor, 4096) }
            let bound = try SocketAddress.local(of: descriptor)
            var real = uri
            real.place = .tcp(host: PeerAddress(bound.storage).description, port: bound.port)
            return ListeningSocket(descriptor: descriptor, uri: real)
        } catch {
            Glibc.close(descriptor)
            throw error
        }
    }

    /// Binds a Unix socket. It replaces a stale socket file, on which no process listens, and fails when a process
    /// still listens.
    private static func openUnix(_ path: String, _ uri: EndpointURI) throws(SystemError) -> ListeningSocket {
        let address = try SocketAddress.unix(path: path)
        let descriptor = try checked("socket") {
            socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        }
        do throws(SystemError) {
            // The socket gets the mode before bind(2) creates the file, so that the file is never more accessible than
            // requested. The chmod(2) below restores the bits that the umask has removed.
            if let mode = uri.mode { try checked("fchmod") { fchmod(descriptor, mode) } }
            if address.withPointer({ bind(descriptor, $0, $1) }) != 0 {
                guard errno == EADDRINUSE, isStaleSocket(address, path) else { throw SystemError("bind") }
                unlink(path)
                try checked("bind") { address.withPointer { bind(descriptor, $0, $1) } }
            }
            if let mode = uri.mode { try checked("chmod") { chmod(path, mode) } }
            try checked("listen") { listen(descriptor, 4096) }
            return ListeningSocket(descriptor: descriptor, uri: uri)
        } catch {
            Glibc.close(descriptor)
            throw error
        }
    }

    private static func isStaleSocket(_ address: SocketAddress, _ path: String) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else { return false }
        let probe = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        defer { Glibc.close(probe) }
        let refused = address.withPointer { connect(probe, $0, $1) } != 0 && errno == ECONNREFUSED
        errno = EADDRINUSE
        return refused
    }

    /// Sets the options that accepted sockets inherit, since setting them on each accepted socket would cost seven
    /// system calls. Does nothing for a Unix socket. `Socket.configure` documents the parameters.
    public func configure(sendBuffer: Int, stuckSeconds: Int, keepaliveSeconds: Int) {
        if case .unix = uri.place { return }
        Socket(descriptor: descriptor).configure(
            sendBuffer: sendBuffer, stuckSeconds: stuckSeconds, keepaliveSeconds: keepaliveSeconds)
    }

    /// Blocks until a connection arrives, and returns it with the address of the peer.
    ///
    /// - Throws: `noDescriptors` when no descriptor is left, `closed` after `stop`.
    public func accept() throws(AcceptError) -> (transport: Transport, from: PeerAddress) {
        while true {
            var storage = sockaddr_storage()
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            let accepted = roost_accept(descriptor, &storage, &length)
            if accepted >= 0 { return (Transport(Socket(descriptor: accepted)), PeerAddress(storage)) }
            switch errno {
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: throw .noDescriptors
            case EINVAL, EBADF, ENOTSOCK: throw .closed
            default: continue  // the connection broke before it was accepted (accept(2), "Error handling")
            }
        }
    }

    /// Waits until a connection is there to be accepted, or the socket is stopped, for at most `milliseconds` (-1: for
    /// ever). Returns false when neither has happened in time.
    @discardableResult
    public func waitForConnection(milliseconds: Int32 = -1) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return retrying { Int(poll(&entry, 1, milliseconds)) } > 0
    }

    /// Ends all current and later calls of `accept` with `closed`. Any thread may call it.
    public func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// Closes the descriptor and removes the socket file. The caller calls `stop` first and waits until no thread is in
    /// `accept`.
    public func close() {
        Glibc.close(descriptor)
        if case .unix(let path) = uri.place { unlink(path) }
    }
}

/// A descriptor held in reserve. When no other descriptor is free, the server closes it to accept a connection and
/// refuse it politely.
public struct SpareDescriptor: ~Copyable {
    private var descriptor: Int32

    /// Creates the reserve by opening /dev/null.
    public init() { descriptor = SpareDescriptor.open() }

    /// Whether a descriptor is held in reserve. False when the last attempt to open it failed.
    public var isThere: Bool { descriptor >= 0 }

    /// Frees the descriptor while the body runs, and opens a new one afterwards when the system allows it.
    public mutating func lend(_ body: () -> Void) {
        if descriptor >= 0 { close(descriptor) }
        body()
        descriptor = SpareDescriptor.open()
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    private static func open() -> Int32 { Glibc.open("/dev/null", O_RDONLY | O_CLOEXEC) }
}
