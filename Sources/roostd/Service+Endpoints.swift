internal import Sockets

extension Service {
    /// Returns a command that connects a user with tools that most machines have.
    static func connectCommand(for place: EndpointURI) -> String {
        switch place.place {
        case .unix(let path): return place.isEncrypted ? "openssl s_client -quiet -unix \(path)" : "nc -U \(path)"
        case .tcp(let host, let port):
            let name = ["0.0.0.0", "::"].contains(host) ? "HOST" : host
            let number = port.map(String.init) ?? ""
            if !place.isEncrypted { return "telnet \(name) \(number)" }
            return "openssl s_client -quiet -connect \(name.contains(":") ? "[\(name)]" : name):\(number)"
        }
    }
}
