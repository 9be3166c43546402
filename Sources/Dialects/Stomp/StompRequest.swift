internal import Chat
internal import Wire

/// What is needed of a frame to answer it later, from a room's thread perhaps: where it went, what its client calls it, and
/// which receipts are due.
///
/// As a tag it is these fields one after the other, each behind a byte with its length.
struct StompRequest {
    let destination: [UInt8]
    /// The frame's `receipt`, or else its `id`; empty for none.
    let name: [UInt8]
    /// One for each thing that was said; empty where none is due.
    let receipts: [[UInt8]]

    init(destination: [UInt8], name: [UInt8], receipts: [[UInt8]]) {
        self.destination = Array(destination.prefix(255))
        self.name = name
        self.receipts = receipts
    }

    /// What is needed of that frame.
    init(_ frame: StompFrame) {
        let receipt = frame.headers[StompHeader.receipt] ?? []
        self.init(
            destination: Array(frame.headers[StompHeader.destination] ?? []),
            name: Array(receipt.isEmpty ? frame.headers[StompHeader.id] ?? [] : receipt), receipts: [Array(receipt)])
    }

    /// What travelled as that tag.
    init(_ tag: Tag) {
        var fields: [[UInt8]] = []
        var rest = tag.bytes[...]
        while let length = rest.popFirst() {
            fields.append(Array(rest.prefix(Int(length))))
            rest = rest.dropFirst(Int(length))
        }
        destination = fields.first ?? []
        name = fields.count > 1 ? fields[1] : []
        receipts = Array(fields.dropFirst(2))
    }

    var tag: Tag {
        Tag(([destination, name] + receipts).flatMap { [UInt8(truncatingIfNeeded: $0.count)] + $0 })
    }

    /// Whether an answer to it would be worded otherwise than what is told unasked.
    var mattersToAnswers: Bool {
        !name.isEmpty || receipts.contains { !$0.isEmpty }
            || destination[...].rest(after: StompDestination.serverPrefix) != nil
    }
}
