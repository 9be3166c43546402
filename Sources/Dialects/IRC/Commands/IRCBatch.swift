internal import Chat

extension IRCCommand {
    /// BATCH +|-REFERENCE [TYPE]: refuses batches of clients, since this server supports no type of them. The
    /// specification defines no type itself (IRCv3 Client-Initiated Batches).
    static let batch = IRCCommand("BATCH", parameters: 1) { exchange in
        let sign = exchange.message[0]?.first
        let isSigned = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
        let reference = exchange.message[0]?.dropFirst(isSigned ? 1 : 0) ?? []
        if sign != UInt8(ascii: "+") || !IRCCommand.isBatchReference(reference) {
            return exchange.fail(.invalidReference, [reference])
        }
        guard let type = exchange.message[1] else {
            return exchange.refuse(.needMoreParameters, about: exchange.message.command)
        }
        exchange.fail(.unknownType, [reference, type])
    }

    /// Whether the bytes are a valid reference: "Reference tag MUST contain only ASCII letters, numbers, and/or hyphen"
    /// (IRCv3 Batches).
    private static func isBatchReference(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
    }
}
