internal import Chat
internal import Wire

extension StompFrameHandler {
    /// ABORT: discards a transaction, its waiting frames and the receipts that they ask for.
    static let abort = StompFrameHandler(.abort, needs: [StompHeader.transaction], check: checkTransaction) {
        exchange in
        _ = exchange.state.close(exchange.transactionID)
    }
}
