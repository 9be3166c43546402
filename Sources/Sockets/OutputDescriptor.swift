internal import Glibc

/// An open descriptor on which a program writes output for its operator, such as standard output.
public struct OutputDescriptor: Sendable {
    private let descriptor: Int32

    /// Creates an output on an open descriptor. The caller keeps the descriptor and closes it.
    public init(descriptor: Int32) { self.descriptor = descriptor }

    /// The standard output of the process (descriptor 1).
    public static let standardOutput = OutputDescriptor(descriptor: STDOUT_FILENO)

    /// Writes all bytes and blocks as long as the reader does not read. Drops the rest when the write fails, since the
    /// reader is gone then.
    public func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = retrying { rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) } }
            if written > 0 {
                rest = rest.dropFirst(written)
            } else if written < 0 && errno == EAGAIN {
                // The parent process may have passed on a non-blocking descriptor, so the program waits with poll(2).
                var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = retrying { Int(poll(&entry, 1, -1)) }
            } else {
                return
            }
        }
    }
}
