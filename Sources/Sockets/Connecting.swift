internal import Glibc

extension Socket {
    /// Connects to the addresses of the URI in turn, until one accepts the connection. Blocks until then.
    ///
    /// - Throws: the error of the last address tried, or of the look-up of the host.
    public static func connect(to uri: EndpointURI) throws(SystemError) -> Socket {
        var last = SystemError("connect", code: ENOENT)
        for address in try SocketAddress.all(of: uri) {
            let descriptor = try checked("socket") {
                socket(address.family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
            }
            if retrying({ address.withPointer { Int(Glibc.connect(descriptor, $0, $1)) } }) == 0 {
                let socket = Socket(descriptor: descriptor)
                if address.family != AF_UNIX { socket.configure(sendBuffer: 0, stuckSeconds: 0, keepaliveSeconds: 60) }
                return socket
            }
            last = SystemError("connect")
            Glibc.close(descriptor)
        }
        throw last
    }
}
