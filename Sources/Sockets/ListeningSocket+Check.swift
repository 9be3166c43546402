internal import Glibc

extension ListeningSocket {
    /// Checks whether the server could listen on a URI, without disturbing a server that already listens there. For
    /// TCP, the host must have an address of this machine. For a Unix socket, the folder of the socket file must exist
    /// and be writable.
    ///
    /// - Throws: the error of the host look-up, of binding, or of the access to the folder.
    public static func check(_ uri: EndpointURI) throws(SystemError) {
        switch uri.place {
        case .unix(let path):
            _ = try SocketAddress.unix(path: path)
            let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "/"
            try checked("the folder \(folder)") { access(folder, W_OK | X_OK) }
        case .tcp(let host, _):
            // Port 0 binds to any free port, so that a running server on the real port does not matter.
            let addresses = try SocketAddress.resolve(host: host, port: 0, forListening: true)
            var unusable: SystemError?
            for address in addresses {
                do throws(SystemError) {
                    return try check(address)
                } catch {
                    unusable = error
                }
            }
            if let unusable { throw unusable }
        }
    }

    private static func check(_ address: SocketAddress) throws(SystemError) {
        let descriptor = try checked("socket") {
            socket(address.family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        }
        defer { Glibc.close(descriptor) }
        try checked("bind") { address.withPointer { bind(descriptor, $0, $1) } }
    }
}
