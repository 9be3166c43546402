internal import Server

/// A server operator as a line of a config file: `operator NAME HASH`.
struct OperatorEntry: Equatable, Sendable {
    /// The name that the operator gives.
    let name: String
    /// The hash that the operator's password must match.
    let hash: PasswordHash

    /// Parses the value of `operator`; returns nil unless it is a name and a hash that a password can match.
    init?(_ value: String) {
        let words = value.split(separator: " ").map(String.init)
        guard words.count == 2, let hash = PasswordHash(words[1]) else { return nil }
        name = words[0]
        self.hash = hash
    }

    /// The account in the form that the server uses.
    var account: OperatorAccount {
        let hash = hash
        return OperatorAccount(name: name, credential: "\(hash)") { hash.matches($0) }
    }
}
