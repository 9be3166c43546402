internal import Glibc

/// A server address after host look-up and a test connection. Callers can connect to it many times without blocking.
public struct ResolvedAddress: Sendable {
    private let address: SocketAddress

    /// Resolves the URI, and keeps the first of its addresses that accepts a test connection. Blocks until then.
    ///
    /// - Throws: the error of the last address tried, or of the look-up of the host.
    public init(reaching uri: EndpointURI) throws(SystemError) {
        var last = SystemError("connect", code: ENOENT)
        for address in try SocketAddress.all(of: uri) {
            let descriptor = try checked("socket") {
                socket(address.family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
            }
            defer { Glibc.close(descriptor) }
            if retrying({ address.withPointer { Int(Glibc.connect(descriptor, $0, $1)) } }) == 0 {
                self.address = address
                return
            }
            last = SystemError("connect")
        }
        throw last
    }

    /// Starts a connection. The socket becomes writable when the connection is open, and is closed in both directions
    /// when it fails.
    ///
    /// - Parameter caller: chooses the source address for a loopback server, one of 200 in 127.0.0.0/8, since one
    ///   address has only some ten thousand free ports.
    /// - Throws: the error of a call that failed at once. A later failure shows only on the socket.
    public func begin(caller: Int) throws(SystemError) -> Transport {
        // A non-blocking connect(2) to a Unix socket fails when the accept queue is full instead of waiting, so this
        // one blocks.
        let doesNotWait = address.family == AF_UNIX ? 0 : Int32(SOCK_NONBLOCK.rawValue)
        let descriptor = try checked("socket") {
            socket(address.family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue) | doesNotWait, 0)
        }
        if address.family != AF_UNIX {
            var one: Int32 = 1
            let size = socklen_t(MemoryLayout<Int32>.size)
            setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, size)
            if let own = address.loopbackNeighbour(UInt8(1 + caller % 200)) {
                setsockopt(descriptor, Int32(IPPROTO_IP), IP_BIND_ADDRESS_NO_PORT, &one, size)
                _ = own.withPointer { bind(descriptor, $0, $1) }
            }
        }
        let result = retrying { address.withPointer { Int(Glibc.connect(descriptor, $0, $1)) } }
        if result < 0 && errno != EINPROGRESS {
            let error = SystemError("connect")
            Glibc.close(descriptor)
            throw error
        }
        return Transport(Socket(descriptor: descriptor))
    }
}

extension SocketAddress {
    /// Returns the addresses of a URI in the order in which callers try them.
    static func all(of uri: EndpointURI) throws(SystemError) -> [SocketAddress] {
        switch uri.place {
        case .unix(let path): [try unix(path: path)]
        case .tcp(let host, let port): try resolve(host: host, port: port ?? 0, forListening: false)
        }
    }

    /// Returns the source address 127.0.0.`last` with any port, or nil when this address is not in 127.0.0.0/8.
    fileprivate func loopbackNeighbour(_ last: UInt8) -> SocketAddress? {
        guard case .ipv4(let number) = PeerAddress(storage), family == AF_INET, number >> 24 == 127 else { return nil }
        var neighbour = self
        withUnsafeMutableBytes(of: &neighbour.storage) { bytes in
            var four = bytes.loadUnaligned(as: sockaddr_in.self)
            four.sin_port = 0
            four.sin_addr.s_addr = (UInt32(127) << 24 | UInt32(last)).bigEndian
            bytes.storeBytes(of: four, as: sockaddr_in.self)
        }
        return neighbour
    }
}
