internal import Glibc

/// A call of the system that failed: the line or the machine broke, nobody's request did.
public struct SystemError: Error, CustomStringConvertible, Sendable {
    /// The call, such as `bind`.
    public let call: String
    /// The errno value; where a name was looked up, the negative one of getaddrinfo(3).
    public let code: Int32

    /// What failed, and why, in the system's words.
    public init(_ call: String, code: Int32) {
        self.call = call
        self.code = code
    }

    init(_ call: String) { self.init(call, code: errno) }

    /// `bind: Address already in use`
    public var description: String {
        "\(call): \(code < 0 ? String(cString: gai_strerror(code)) : String(cString: strerror(code)))"
    }
}

/// Runs a call again as long as a signal interrupts it.
func retrying(_ call: () -> Int) -> Int {
    while true {
        let result = call()
        if result >= 0 || errno != EINTR { return result }
    }
}

/// Runs a call that gives 0 or a descriptor, and throws its name when it fails.
@discardableResult
func checked(_ name: String, _ call: () -> Int32) throws(SystemError) -> Int32 {
    let result = retrying { Int(call()) }
    if result < 0 { throw SystemError(name) }
    return Int32(truncatingIfNeeded: result)
}
