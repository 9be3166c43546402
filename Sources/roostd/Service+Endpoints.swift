internal import Sockets

extension Service {
    /// Returns a command that connects a user with tools that most machines have.
    static func connectCommand(for place: EndpointURI) -> String {
        if place.isEncrypted {
            guard case .tcp(let host, let port) = place.place else { return "openssl s_client -quiet -unix PATH" }
            let name = ["0.0.0.0", "::"].contains(host) ? "HOST" : host.contains(":") ? "[\(host)]" : host
            return "openssl s_client -quiet -connect \(name):\(port.map(String.init) ?? "")"
        }
        return switch place.place {
        case .tcp("0.0.0.0", let port), .tcp("::", let port): "telnet HOST \(port.map(String.init) ?? "")"
        case .tcp(let host, let port): "telnet \(host) \(port.map(String.init) ?? "")"
        case .unix(let path): "nc -U \(path)"
        }
    }
}
