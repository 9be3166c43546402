internal import Sockets

/// Parses the input as a URI. Checks that the description of a valid URI parses as the same value, with and without
/// another port. Checks also that neither a host nor a path contains bytes at which a system call would cut it short.
func checkURI(_ input: [UInt8]) {
    guard let text = String(validating: input, as: UTF8.self), let uri = EndpointURI(text) else { return }
    require(EndpointURI(uri.description) == uri, "the description reads otherwise")
    require(EndpointURI(uri.withPort(1).description) == uri.withPort(1), "the port reads otherwise")
    switch uri.place {
    case .tcp(let host, _):
        require(!host.isEmpty && host.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }, "the host is no word")
    case .unix(let path):
        require(path.utf8.first == 0x2F && path.utf8.count < 108 && !path.utf8.contains(0), "the path is none")
    }
}
