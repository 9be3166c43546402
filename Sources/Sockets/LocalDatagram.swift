internal import Glibc

/// Sends single datagrams to other processes on this machine, such as the service manager's notification socket.
public enum LocalDatagram {
    /// Sends a datagram to the socket at a path, or after `@` to a name in the abstract namespace (unix(7)).
    ///
    /// Never blocks. Returns false when no process received the datagram.
    @discardableResult
    public static func send(_ bytes: [UInt8], to place: String) -> Bool {
        guard let address = address(of: place) else { return false }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        if descriptor < 0 { return false }
        defer { close(descriptor) }
        let flags = Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)
        return retrying {
            address.withPointer { sendto(descriptor, bytes, bytes.count, flags, $0, $1) }
        } == bytes.count
    }

    private static func address(of place: String) -> SocketAddress? {
        guard place.hasPrefix("@") || place.hasPrefix("/"),
            var address = try? SocketAddress.unix(path: place)
        else { return nil }
        if place.hasPrefix("@") {
            // An abstract name begins with a zero byte in place of `@`, and its length counts no final zero byte.
            withUnsafeMutableBytes(of: &address.storage) { $0[2] = 0 }
            address.length -= 1
        }
        return address
    }
}
