internal import Glibc

/// Where a program writes what it tells its operator: standard output, or another open descriptor.
public struct OutputDescriptor: Sendable {
    private let descriptor: Int32

    /// Writes to an open descriptor, which stays its owner's.
    public init(descriptor: Int32) { self.descriptor = descriptor }

    /// What the program was given as its output.
    public static let standardOutput = OutputDescriptor(descriptor: STDOUT_FILENO)

    /// Writes all of it, waiting as long as the reader makes it wait; a sink that is gone gets nothing.
    public func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = retrying { rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) } }
            if written > 0 {
                rest = rest.dropFirst(written)
            } else if written < 0 && errno == EAGAIN {
                // Whoever started the program may have left it a descriptor that does not block.
                var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = retrying { Int(poll(&entry, 1, -1)) }
            } else {
                return
            }
        }
    }
}
