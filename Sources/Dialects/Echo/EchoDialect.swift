internal import Chat

/// Returns every byte to the client, to test a network. It has no login and no other function.
struct EchoDialect: Dialect {
    var encodingClass: EncodingClass { .echo }

    func read(_ piece: Span<UInt8>) -> [ParsedInput] {
        [.reply(piece.withUnsafeBufferPointer { Array($0) })]
    }
}
