/// Names that no user can take, since others could mistake the user for the server or its operators.
public enum ReservedNames {
    /// The names reserved on every server, in lower case. The server's own name is also reserved.
    public static let words = ["roost", "nickserv", "chanserv", "admin", "root", "operator"]

    private static let keys = Set(words.map { FoldedKey(folding: Array($0.utf8)) })

    /// Whether the name is reserved on the server with the name `server`.
    public static func contains(_ name: UserName, server: String) -> Bool {
        keys.contains(name.key) || name.key == FoldedKey(folding: Array(server.utf8))
    }
}

extension ServerInformation {
    /// Returns a refusal when the name is reserved on this server.
    public func reservation(of name: UserName) -> Refusal? {
        ReservedNames.contains(name, server: facts.name) ? Refusal(.nameReserved, about: name) : nil
    }
}
