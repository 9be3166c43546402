internal import Chat
internal import Wire

extension StompFrameHandler {
    /// BEGIN: opens a transaction, in which frames wait for COMMIT.
    static let begin = StompFrameHandler(.begin, needs: [StompHeader.transaction]) { (exchange) throws(Refusal) in
        if exchange.state.transactions[exchange.transactionID] != nil {
            throw Refusal(.badArgument, about: exchange.transactionID)
        }
    } perform: { exchange in
        exchange.attempt { (exchange) throws(Refusal) in
            guard exchange.state.transactions.count < Limits.transactionFrames,
                exchange.state.mayWait(Limits.frameOverhead, in: exchange.server)
            else { throw Refusal(.tooManyFrames) }
            exchange.state.begin(exchange.transactionID)
        }
    }

    /// Checks that COMMIT or ABORT names an open transaction.
    static let checkTransaction: @Sendable (StompContext) throws(Refusal) -> Void = { (exchange) throws(Refusal) in
        if exchange.state.transactions[exchange.transactionID] == nil {
            throw Refusal(.badArgument, about: exchange.transactionID)
        }
    }
}

extension StompContext {
    var transactionID: [UInt8] { Array(frame.headers[StompHeader.transaction] ?? []) }
}
