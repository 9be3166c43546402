/// Names that nobody can take, since others could take their bearer for the server or for those who run it.
public enum ReservedNames {
    /// Those of every server, in lower case. The server's own name is one more.
    public static let words = ["roost", "nickserv", "chanserv", "admin", "root", "operator"]

    private static let keys = Set(words.map { FoldedKey(folding: Array($0.utf8)) })

    /// Whether the name is reserved on a server with that name of its own.
    public static func contains(_ name: UserName, server: String) -> Bool {
        keys.contains(name.key) || name.key == FoldedKey(folding: Array(server.utf8))
    }
}

extension ServerAccess {
    /// Why nobody may have that name here; nil where it may be asked for.
    public func reservation(of name: UserName) -> Refusal? {
        ReservedNames.contains(name, server: facts.name) ? Refusal(.nameReserved, about: name) : nil
    }
}
