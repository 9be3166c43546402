/// A batch that the server sends: how its lines are framed (IRCv3 Batches).
struct IRCServerBatch {
    private let reference: [UInt8]

    /// - Parameter reference: letters, digits and hyphens; that of no batch that is open for the same client.
    init(_ reference: some Sequence<UInt8>) { self.reference = Array(reference) }

    init(_ reference: String) { self.init(reference.utf8) }

    /// `BATCH +REFERENCE TYPE`, where the type may have parameters behind it.
    func opening(_ type: String, at serverName: String) -> [UInt8] { line("+", " " + type, at: serverName) }

    /// `BATCH -REFERENCE`
    func closing(at serverName: String) -> [UInt8] { line("-", "", at: serverName) }

    /// Lines that belong to the batch. Those that belong to another one within it already are left as they are.
    func part(_ lines: [UInt8]) -> [UInt8] { lines.tagged(Array("batch=".utf8) + reference) }

    private func line(_ sign: StaticString, _ rest: String, at serverName: String) -> [UInt8] {
        var line: [UInt8] = []
        line.append(":", string: serverName)
        line.append(" BATCH ")
        line.append(sign)
        line += reference
        line.append("", string: rest)
        line.append("\r\n")
        return line
    }
}

extension [UInt8] {
    /// Each line with the tag before its own ones; a line of an inner batch stays as it is.
    func tagged(_ tag: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(count + 64)
        let inner = Array("@batch=".utf8)
        var rest = self[...]
        while let end = rest.firstIndex(of: 0x0A) {
            let hasTags = rest.first == 0x40
            if hasTags && rest.starts(with: inner) {
                out += rest[...end]
            } else {
                out.append("@")
                out += tag
                out.append(hasTags ? ";" : " ")
                out += rest[...end].dropFirst(hasTags ? 1 : 0)
            }
            rest = rest[(end + 1)...]
        }
        return out
    }
}
