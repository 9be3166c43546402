internal import Server
internal import Sockets

/// A gateway as a line of a config file: `webirc NAME HASH CIDR…`.
struct GatewayEntry: Equatable, Sendable {
    /// The name that the gateway gives.
    let name: String
    /// The hash that the gateway's password must match.
    let hash: PasswordHash
    /// The networks that the gateway connects from; at least one.
    let networks: [Network]

    /// Parses the value of `webirc`; returns nil unless it is a name, a hash that a password can match, and networks.
    init?(_ value: String) {
        let words = value.split(separator: " ").map(String.init)
        guard words.count >= 3, let hash = PasswordHash(words[1]) else { return nil }
        let networks = words[2...].compactMap { Network($0) }
        guard networks.count == words.count - 2 else { return nil }
        name = words[0]
        self.hash = hash
        self.networks = networks
    }

    /// The account in the form that the server uses.
    var account: GatewayAccount {
        let hash = hash
        return GatewayAccount(name: name, networks: networks) { hash.matches($0) }
    }
}
