/// The framing of a batch that the server sends (IRCv3 Batches).
struct IRCServerBatch {
    private let reference: [UInt8]

    /// Creates a batch.
    ///
    /// - Parameter reference: letters, digits and hyphens that no other open batch of the same client uses.
    init(_ reference: some Sequence<UInt8>) { self.reference = Array(reference) }

    init(_ reference: String) { self.init(reference.utf8) }

    /// Returns the line `BATCH +REFERENCE TYPE`. The type may include parameters.
    func opening(_ type: String, at serverName: String) -> [UInt8] { line("+", " " + type, at: serverName) }

    /// Returns the line `BATCH -REFERENCE`.
    func closing(at serverName: String) -> [UInt8] { line("-", "", at: serverName) }

    /// Returns the lines marked as part of this batch. Lines of a nested batch stay unchanged.
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
    /// Returns the lines with the tag inserted before their own tags. A line that already has a batch tag stays
    /// unchanged.
    func tagged(_ tag: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(count + 64)
        let inner = Array("@batch=".utf8)
        var rest = self[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let hasTags = rest.first == UInt8(ascii: "@")
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
