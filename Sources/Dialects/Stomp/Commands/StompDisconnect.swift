internal import Chat
internal import Wire

extension StompFrameHandler {
    /// DISCONNECT: its receipt confirms that all earlier frames are done. Other users receive `reason`.
    static let disconnect = StompFrameHandler(.disconnect) { exchange in
        let reason = exchange.frame.headers[StompHeader.reason].flatMap { MessageText(Array($0).span) }
        let isShort = (reason?.bytes.count ?? 0) <= exchange.server.limits[.reason]
        exchange.ask(.quit(reason: isShort ? reason : nil))
    }
}
