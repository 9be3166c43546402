internal import Chat

extension IRCCommand {
    /// BATCH +|-REFERENCE [TYPE]: messages that belong together. How clients send such has no type of its own, and there
    /// is none here, so none can be opened (IRCv3 Client-Initiated Batches).
    static let batch = IRCCommand("BATCH", parameters: 1) { exchange in
        let reference = exchange.message[0] ?? []
        let isOpening = reference.first == 0x2B && reference.count > 1
        if isOpening && exchange.message.count < 2 {
            return exchange.refuse(.needMoreParameters, about: exchange.message.command)
        }
        exchange.fail(isOpening ? .unknownType : .invalidReference)
    }
}
