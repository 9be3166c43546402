internal import Chat

/// A label on a command, and how what answers it is framed (IRCv3 Labeled Responses, IRCv3 Batches).
///
/// As a tag on a room's command it is `REFERENCE LABEL`; where a batch is open already it is the reference alone.
struct IRCLabel {
    /// The most bytes of a label.
    static let mostBytes = 64

    /// Whether bytes can be a label, which goes back to the client as it came.
    static func isOne(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty && bytes.count <= mostBytes && !bytes.contains { $0 == 0 || $0 == 0x0D }
            && String(validating: bytes, as: UTF8.self) != nil
    }

    private let reference: [UInt8]
    private let label: [UInt8]?

    /// A label as the client wrote it, and a reference for a batch that is in use by no open one.
    init(_ label: some Sequence<UInt8>, reference: UInt64) {
        self.reference = Array("r\(reference)".utf8)
        self.label = Array(label)
    }

    /// The label that travels as that tag.
    init(_ tag: CommandTag) {
        let words = tag.bytes.split(separator: 0x20, maxSplits: 1)
        reference = words.first.map { Array($0) } ?? []
        label = words.count > 1 ? Array(words[1]) : nil
    }

    /// What goes with a command whose answer is the whole response.
    var tag: CommandTag { CommandTag(label.map { reference + [0x20] + $0 } ?? reference) }

    /// What goes with a command whose answer is a part of an open batch.
    var partTag: CommandTag { CommandTag(reference) }

    /// Lines as a room's answer to a command with this tag.
    func framed(_ lines: [UInt8], at serverName: String) -> [UInt8] {
        label == nil ? part(lines) : whole(lines, at: serverName)
    }

    /// One message carries the label itself, several stand in a batch that does, and none is an ACK.
    func whole(_ lines: [UInt8], at serverName: String) -> [UInt8] {
        let count = lines.count { $0 == 0x0A }
        if count == 1 { return lines.tagged(labelTag) }
        if count > 1 { return opening(at: serverName) + part(lines) + closing(at: serverName) }
        var acknowledgement: [UInt8] = []
        acknowledgement.append(":", string: serverName)
        acknowledgement.append(" ACK\r\n")
        return acknowledgement.tagged(labelTag)
    }

    /// Lines that belong to the open batch.
    func part(_ lines: [UInt8]) -> [UInt8] { batch.part(lines) }

    /// The first line of a batch.
    func opening(at serverName: String) -> [UInt8] {
        batch.opening("labeled-response", at: serverName).tagged(labelTag)
    }

    /// The last line of a batch.
    func closing(at serverName: String) -> [UInt8] { batch.closing(at: serverName) }

    private var batch: IRCServerBatch { IRCServerBatch(reference) }

    private var labelTag: [UInt8] { Array("label=".utf8) + (label ?? []) }
}
