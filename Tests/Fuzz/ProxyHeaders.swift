internal import Wire

/// Checks that the parser of PROXY headers finds the same when the stream is cut in two, within its bounds, and that a
/// header is complete with its last byte and not before.
func checkProxyHeader(_ input: [UInt8]) {
    let (taken, progress) = parse([input])
    let middle = input.count / 3
    let cut = parse([Array(input[..<middle]), Array(input[middle...])])
    require(cut == (taken, progress), "a cut has changed what was read")
    require(taken <= ProxyHeaderParser.mostBytes, "the header is over its bound")
    require(input.first != 0x50 || taken <= ProxyHeaderParser.mostTextBytes, "the line is over its bound")
    if case .incomplete = progress { return require(taken == input.count, "a byte was left") }
    require(parse([Array(input[..<taken])]) == (taken, progress), "what follows has changed what was read")
    require(parse([Array(input[..<(taken - 1)])]).progress == .incomplete, "the header was complete before")
}

private func parse(_ pieces: [[UInt8]]) -> (taken: Int, progress: ProxyHeaderParser.Progress) {
    var parser = ProxyHeaderParser()
    var (taken, progress) = (0, ProxyHeaderParser.Progress.incomplete)
    for piece in pieces {
        let step = parser.feed(piece.span)
        taken += step.taken
        progress = step.progress
    }
    return (taken, progress)
}
