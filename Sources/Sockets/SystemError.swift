internal import Glibc

/// A failed system call. The cause is the connection or the machine, never the content of a request.
public struct SystemError: Error, CustomStringConvertible, Sendable {
    /// The name of the call, such as `bind`.
    public let call: String
    /// The errno value; for a failed host look-up the error code of getaddrinfo(3), which is negative.
    public let code: Int32

    /// Creates an error from the name of the call and its error code.
    public init(_ call: String, code: Int32) {
        self.call = call
        self.code = code
    }

    init(_ call: String) { self.init(call, code: errno) }

    /// The call and the system's message, such as `bind: Address already in use`.
    public var description: String {
        "\(call): \(code < 0 ? String(cString: gai_strerror(code)) : String(cString: strerror(code)))"
    }
}

/// Repeats a call while a signal interrupts it (EINTR), and returns its result.
func retrying(_ call: () -> Int) -> Int {
    while true {
        let result = call()
        if result >= 0 || errno != EINTR { return result }
    }
}

/// Runs a system call that returns 0 or a descriptor, repeating it on EINTR. A negative result throws an error with
/// this name and errno.
@discardableResult
func checked(_ name: String, _ call: () -> Int32) throws(SystemError) -> Int32 {
    let result = retrying { Int(call()) }
    if result < 0 { throw SystemError(name) }
    return Int32(truncatingIfNeeded: result)
}
