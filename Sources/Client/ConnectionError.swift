public import Sockets

/// Why a conversation with a server could not begin or go on.
public enum ConnectionError: Error, CustomStringConvertible, Sendable {
    /// The place asks for TLS, which this client does not speak; nothing has been sent in the clear.
    case needsEncryption
    /// The line broke, or was never there: the call that met it.
    case broken(SystemError)
    /// The server has taken nothing for so many seconds, though bytes were waiting for it.
    case stuck(seconds: Int)
    /// The server has sent so many bytes without ending a line.
    case endlessLine(bytes: Int)

    /// The reason as a person may read it.
    public var description: String {
        switch self {
        case .needsEncryption: "TLS is not spoken here"
        case .broken(let error): "\(error)"
        case .stuck(let seconds): "the server took nothing for \(seconds) seconds"
        case .endlessLine(let bytes): "the server sent a line of more than \(bytes) bytes"
        }
    }
}
