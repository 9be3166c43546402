public import Sockets

/// The reason why a connection to a server could not be made or has failed.
public enum ConnectionError: Error, CustomStringConvertible, Sendable {
    /// The address asks for TLS, which this client does not support; nothing has been sent unencrypted.
    case needsEncryption
    /// The connection broke or could not be made: the system call that failed.
    case broken(SystemError)
    /// The server has taken no bytes for `seconds` seconds while some waited to be sent.
    case stuck(seconds: Int)
    /// The server has sent `bytes` bytes without ending a line.
    case endlessLine(bytes: Int)

    /// The reason as a sentence for the user.
    public var description: String {
        switch self {
        case .needsEncryption: "TLS is not spoken here"
        case .broken(let error): "\(error)"
        case .stuck(let seconds): "the server took nothing for \(seconds) seconds"
        case .endlessLine(let bytes): "the server sent a line of more than \(bytes) bytes"
        }
    }
}
