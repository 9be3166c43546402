internal import Glibc

/// A place that has been looked up and answers, to be connected to many times without waiting.
public struct ResolvedAddress: Sendable {
    private let address: SocketAddress

    /// Looks the place up, and connects to it once to see which of its addresses answers.
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

    /// Begins to connect; the socket becomes writable when it is done, and dead when it can't be.
    ///
    /// - Parameter caller: to another port of this machine, callers of different numbers come from 200 different addresses
    ///   (127.0.0.0/8), since one alone has only some ten thousand ports to call from.
    /// - Throws: the call that failed at once; a connection that fails later makes the socket dead.
    public func begin(caller: Int) throws(SystemError) -> Socket {
        // A Unix socket that would have to wait fails instead, so it is let to wait.
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
        return Socket(descriptor: descriptor)
    }
}

extension SocketAddress {
    /// The addresses of a place, in the order in which to try them.
    static func all(of uri: EndpointURI) throws(SystemError) -> [SocketAddress] {
        switch uri.place {
        case .unix(let path): [try unix(path: path)]
        case .tcp(let host, let port): try resolve(host: host, port: port ?? 0, forListening: false)
        }
    }

    /// Another address of this machine, from which to call this one; nil where this one is not of 127.0.0.0/8.
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
