internal import Chat
internal import Wire

extension StompFrameHandler {
    /// NACK: rejects a message. The server checks the frame and ignores it, since it delivers nothing again.
    static let nack = StompFrameHandler(
        .nack, canWait: true, price: Price.acknowledgement, check: checkAcknowledgement
    ) { _ in }
}
