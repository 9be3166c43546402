internal import Chat
internal import Wire

/// What is needed of a frame to answer it later, from a room's thread perhaps: where it went, what its client calls it, and
/// which receipts are due.
///
/// As a tag it is a byte that says how a refusal is told, and these fields one after the other, each behind a byte with its
/// length.
struct StompRequest {
    /// How clients learn of a refusal where they have asked for a receipt.
    enum RefusalStyle: UInt8 {
        /// By an ERROR instead of the RECEIPT: most libraries take any RECEIPT for success.
        case error
        /// By a MESSAGE and a RECEIPT that has the word: for clients that ask for it by `refusals:message` at CONNECT.
        case message
        /// Like `error`, of a part of something larger, whose receipt is refused in any case.
        case elsewhere
    }

    let destination: [UInt8]
    /// The frame's `receipt`, or else its `id`; empty for none.
    let name: [UInt8]
    /// One for each thing that was said; empty where none is due.
    let receipts: [[UInt8]]
    let style: RefusalStyle

    init(destination: [UInt8], name: [UInt8], receipts: [[UInt8]], _ style: RefusalStyle) {
        self.destination = Array(destination.prefix(255))
        self.name = name
        self.receipts = receipts
        self.style = style
    }

    /// What is needed of that frame.
    init(_ frame: StompFrame, _ style: RefusalStyle) {
        let receipt = frame.headers[StompHeader.receipt] ?? []
        self.init(
            destination: Array(frame.headers[StompHeader.destination] ?? []),
            name: Array(receipt.isEmpty ? frame.headers[StompHeader.id] ?? [] : receipt), receipts: [Array(receipt)],
            style)
    }

    /// What travelled as that tag.
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

    /// Whether a refusal is told by ERRORs with the ids of the receipts, and by nothing else.
    var refusesByError: Bool {
        switch style {
        case .error: receipts.contains { !$0.isEmpty }
        case .message: false
        case .elsewhere: true
        }
    }

    /// Whether an answer to it would be worded otherwise than what is told unasked.
    var mattersToAnswers: Bool {
        !name.isEmpty || receipts.contains { !$0.isEmpty }
            || destination[...].rest(after: StompDestination.serverPrefix) != nil
    }
}
