internal import Server

/// Who may operate the server, as a config file says it: `operator NAME HASH`.
struct OperatorEntry: Equatable, Sendable {
    /// By which they say who they are.
    let name: String
    /// By which their password is known.
    let hash: PasswordHash

    /// Reads what stands behind `operator`; nil for anything but a name and a hash that a password can match.
    init?(_ value: String) {
        let words = value.split(separator: " ").map(String.init)
        guard words.count == 2, let hash = PasswordHash(words[1]) else { return nil }
        name = words[0]
        self.hash = hash
    }

    /// What the server goes by.
    var account: OperatorAccount {
        let hash = hash
        return OperatorAccount(name: name, credential: "\(hash)") { hash.matches($0) }
    }
}
