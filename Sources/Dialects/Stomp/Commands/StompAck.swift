internal import Chat
internal import Wire

extension StompFrameHandler {
    /// ACK: acknowledges a message. The server checks the frame and does nothing else.
    static let ack = StompFrameHandler(
        .ack, canWait: true, price: Price.acknowledgement, check: checkAcknowledgement
    ) { _ in }

    /// Checks that ACK or NACK names a message of a subscription with acknowledgement: in 1.2 by `id`, in older
    /// versions by `message-id`, in 1.1 also with `subscription`.
    static let checkAcknowledgement: @Sendable (StompContext) throws(Refusal) -> Void = {
        (exchange) throws(Refusal) in
        let headers = exchange.frame.headers
        let name = exchange.version == .v12 ? StompHeader.id : StompHeader.messageID
        guard let message = headers[name] else { throw Refusal(.missingArgument, about: "\(name)".utf8) }
        let isID = !message.isEmpty && message.count <= Limits.frameIDBytes && message.allSatisfy(isOfAnID)
        guard isID else { throw Refusal(.badArgument, about: message) }
        let subscriptions = exchange.state.subscriptions
        if exchange.version == .v11 {
            guard let id = headers[StompHeader.subscription] else {
                throw Refusal(.missingArgument, about: "subscription".utf8)
            }
            let isOne = exchange.state.subscription(Array(id))?.heard.isAcknowledged == true
            if !isOne { throw Refusal(.badArgument, about: id) }
        } else if !subscriptions.contains(where: \.heard.isAcknowledged) {
            throw Refusal(.badArgument, about: message)
        }
    }

    private static func isOfAnID(_ byte: UInt8) -> Bool {
        byte.isASCIIDigit || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f")) || byte == UInt8(ascii: "-")
    }
}
