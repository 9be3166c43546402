internal import Chat
internal import Wire

extension StompFrameHandler {
    /// NACK: a message could not be used. It is checked, and thrown away: nothing is delivered again.
    static let nack = StompFrameHandler(.nack, canWait: true, check: checkAcknowledgement) { _ in }
}
