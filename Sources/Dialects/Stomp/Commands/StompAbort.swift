internal import Chat
internal import Wire

extension StompFrameHandler {
    /// ABORT: forgets a transaction and the frames that wait for it, and the receipts they ask for with them.
    static let abort = StompFrameHandler(.abort, needs: [StompHeader.transaction], check: checkTransaction) {
        exchange in
        _ = exchange.state.close(exchange.transactionID)
    }
}
