internal import Chat

/// Gives back each byte, to try a network with. It has no login, and nothing else.
struct EchoDialect: Dialect {
    var encodingClass: EncodingClass { .echo }

    func read(_ piece: Span<UInt8>) -> [ParsedInput] {
        [.reply(piece.withUnsafeBufferPointer { Array($0) })]
    }
}
