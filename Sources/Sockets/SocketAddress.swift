internal import Glibc

/// A socket address in the form that bind(2) and connect(2) take: a `sockaddr_storage` with its length.
struct SocketAddress {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)

    var family: Int32 { Int32(storage.ss_family) }

    var port: UInt16 {
        withUnsafeBytes(of: storage) { bytes in
            switch family {
            case AF_INET: UInt16(bigEndian: bytes.loadUnaligned(as: sockaddr_in.self).sin_port)
            case AF_INET6: UInt16(bigEndian: bytes.loadUnaligned(as: sockaddr_in6.self).sin6_port)
            default: 0
            }
        }
    }

    func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        withUnsafePointer(to: storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }

    /// Returns the addresses of a host in the order of getaddrinfo(3), in which callers try them.
    static func resolve(host: String, port: UInt16, forListening: Bool) throws(SystemError) -> [SocketAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = forListening ? AI_PASSIVE : 0
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, String(port), &hints, &list)
        guard code == 0 else {
            throw SystemError("resolving \(host)", code: code == EAI_SYSTEM ? errno : code)
        }
        defer { freeaddrinfo(list) }
        var found: [SocketAddress] = []
        var next = list
        while let entry = next?.pointee {
            var address = SocketAddress()
            address.length = entry.ai_addrlen
            withUnsafeMutableBytes(of: &address.storage) { bytes in
                guard let source = entry.ai_addr, Int(entry.ai_addrlen) <= bytes.count else { return }
                bytes.copyMemory(from: UnsafeRawBufferPointer(start: source, count: Int(entry.ai_addrlen)))
            }
            found.append(address)
            next = entry.ai_next
        }
        return found
    }

    /// Returns the address of a Unix socket file. The path has 1 to 107 bytes (unix(7)).
    static func unix(path: String) throws(SystemError) -> SocketAddress {
        var address = SocketAddress()
        let bytes = Array(path.utf8)
        guard !bytes.isEmpty, bytes.count < 108 else { throw SystemError("socket path \(path)", code: ENAMETOOLONG) }
        address.storage.ss_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.storage) { $0[2..<2 + bytes.count].copyBytes(from: bytes) }
        address.length = socklen_t(2 + bytes.count + 1)
        return address
    }

    static func local(of descriptor: Int32) throws(SystemError) -> SocketAddress {
        var address = SocketAddress()
        try checked("getsockname") {
            withUnsafeMutablePointer(to: &address.storage) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    getsockname(descriptor, $0, &address.length)
                }
            }
        }
        return address
    }
}
