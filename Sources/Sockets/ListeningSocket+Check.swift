internal import Glibc

extension ListeningSocket {
    /// Finds out whether a place can be listened on, without being in the way of a server that listens there: the host has an
    /// address, which is one of this machine, or the folder of the socket file is there and can be written.
    ///
    /// - Throws: what `open` would throw.
    public static func check(_ uri: EndpointURI) throws(SystemError) {
        switch uri.place {
        case .unix(let path):
            _ = try SocketAddress.unix(path: path)
            let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "/"
            try checked("the folder \(folder)") { access(folder, W_OK | X_OK) }
        case .tcp(let host, _):
            // Any free port there will do.
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
