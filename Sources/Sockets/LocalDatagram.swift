internal import Glibc

/// A single message to another process of this machine.
public enum LocalDatagram {
    /// Sends to the datagram socket with that path, or after `@` with that name of the abstract kind (unix(7)).
    ///
    /// It never waits; false where nobody took the message.
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
            // An abstract name begins with a zero byte and ends where the address does, without one.
            withUnsafeMutableBytes(of: &address.storage) { $0[2] = 0 }
            address.length -= 1
        }
        return address
    }
}
