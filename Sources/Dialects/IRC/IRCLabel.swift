internal import Chat

/// The label of a command, which frames the response to it (IRCv3 Labeled Responses, IRCv3 Batches).
///
/// It travels with a room command as a tag `REFERENCE LABEL`, or as the reference alone if a batch is already open.
struct IRCLabel {
    /// The maximum number of bytes in a label.
    static let mostBytes = 64

    /// Whether the bytes can be a label: 1 to 64 bytes of valid UTF-8 without NUL and CR. The label is sent back
    /// unchanged.
    static func isOne(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty && bytes.count <= mostBytes && !bytes.contains { $0 == 0 || $0 == UInt8(ascii: "\r") }
            && String(validating: bytes, as: UTF8.self) != nil
    }

    private let reference: [UInt8]
    private let label: [UInt8]?

    /// Creates a label from the client's bytes, and a batch reference from a number that no open batch of the session
    /// uses.
    init(_ label: some Sequence<UInt8>, reference: UInt64) {
        self.reference = Array("r\(reference)".utf8)
        self.label = Array(label)
    }

    /// Parses the label from the tag of a room command.
    init(_ tag: CommandTag) {
        let words = tag.bytes.split(separator: UInt8(ascii: " "), maxSplits: 1)
        reference = words.first.map { Array($0) } ?? []
        label = words.count > 1 ? Array(words[1]) : nil
    }

    /// The tag for a room command whose reply is the whole response.
    var tag: CommandTag { CommandTag(label.map { reference + [UInt8(ascii: " ")] + $0 } ?? reference) }

    /// The tag for a room command whose reply is a part of an open batch.
    var partTag: CommandTag { CommandTag(reference) }

    /// Returns the lines of a room's reply, framed for a command with this tag.
    func framed(_ lines: [UInt8], at serverName: String) -> [UInt8] {
        label == nil ? part(lines) : whole(lines, at: serverName)
    }

    /// Returns a complete response: one message with the label, several messages in a labelled batch, or ACK for none.
    func whole(_ lines: [UInt8], at serverName: String) -> [UInt8] {
        let count = lines.count { $0 == UInt8(ascii: "\n") }
        if count == 1 { return lines.tagged(labelTag) }
        if count > 1 { return opening(at: serverName) + part(lines) + closing(at: serverName) }
        var acknowledgement: [UInt8] = []
        acknowledgement.append(":", string: serverName)
        acknowledgement.append(" ACK\r\n")
        return acknowledgement.tagged(labelTag)
    }

    /// Returns the lines marked as part of the open batch.
    func part(_ lines: [UInt8]) -> [UInt8] { batch.part(lines) }

    /// Returns the line that opens the batch and carries the label.
    func opening(at serverName: String) -> [UInt8] {
        batch.opening("labeled-response", at: serverName).tagged(labelTag)
    }

    /// Returns the line that closes the batch.
    func closing(at serverName: String) -> [UInt8] { batch.closing(at: serverName) }

    private var batch: IRCServerBatch { IRCServerBatch(reference) }

    private var labelTag: [UInt8] { Array("label=".utf8) + (label ?? []) }
}
