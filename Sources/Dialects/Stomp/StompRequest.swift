internal import Chat
internal import Wire

/// The parts of a frame that a later answer needs, perhaps on a room thread: the destination, the client's name for the
/// frame, and the receipts that are due.
///
/// A tag holds one byte for the refusal style, then these fields in order, each after a byte with its length.
struct StompRequest {
    /// How a client learns of a refusal when it has asked for a receipt.
    enum RefusalStyle: UInt8 {
        /// An ERROR instead of the RECEIPT, since most client libraries take any RECEIPT for success.
        case error
        /// A MESSAGE, and a RECEIPT with the word, when the client sent `refusals:message` at CONNECT.
        case message
        /// As `error`, for a part of a transaction whose receipt is refused in any case.
        case elsewhere
    }

    let destination: [UInt8]
    /// The frame's `receipt`, or else its `id`; empty for none.
    let name: [UInt8]
    /// The receipts that are due, one for each message; an empty receipt means none.
    let receipts: [[UInt8]]
    let style: RefusalStyle

    init(destination: [UInt8], name: [UInt8], receipts: [[UInt8]], _ style: RefusalStyle) {
        self.destination = Array(destination.prefix(255))
        self.name = name
        self.receipts = receipts
        self.style = style
    }

    /// Creates a request from a frame.
    init(_ frame: StompFrame, _ style: RefusalStyle) {
        let receipt = frame.headers[StompHeader.receipt] ?? []
        self.init(
            destination: Array(frame.headers[StompHeader.destination] ?? []),
            name: Array(receipt.isEmpty ? frame.headers[StompHeader.id] ?? [] : receipt), receipts: [Array(receipt)],
            style)
    }

    /// Creates a request from its tag.
    init(_ tag: CommandTag) {
        var fields: [[UInt8]] = []
        var rest = tag.bytes[...]
        style = rest.popFirst().flatMap { RefusalStyle(rawValue: $0) } ?? .error
        while let length = rest.popFirst() {
            fields.append(Array(rest.prefix(Int(length))))
            rest = rest.dropFirst(Int(length))
        }
        destination = fields.first ?? []
        name = fields.count > 1 ? fields[1] : []
        receipts = Array(fields.dropFirst(2))
    }

    var tag: CommandTag {
        CommandTag(
            [style.rawValue]
                + ([destination, name] + receipts).flatMap { [UInt8(truncatingIfNeeded: $0.count)] + $0 })
    }

    /// Whether the ERROR frame that replaces a RECEIPT reports a refusal of this request, so that the server sends no
    /// MESSAGE about it.
    var refusesByError: Bool {
        switch style {
        case .error: receipts.contains { !$0.isEmpty }
        case .message: false
        case .elsewhere: true
        }
    }

    /// Whether an answer to this request differs from the same message sent unasked.
    var mattersToAnswers: Bool {
        !name.isEmpty || receipts.contains { !$0.isEmpty }
            || destination[...].rest(after: StompDestination.serverPrefix) != nil
    }
}
