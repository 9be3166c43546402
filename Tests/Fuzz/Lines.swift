internal import Wire

/// Checks that the telnet filter and the line framer find the same lines when the stream is cut in two.
func checkLines(_ input: [UInt8]) {
    let whole = lines([input])
    let middle = input.count / 3
    require(whole == lines([Array(input[..<middle]), Array(input[middle...])]), "a cut has changed what was read")
}

/// Returns the lines of a stream that arrives in these pieces. A line over the bound is represented by its first bytes,
/// one more than the bound.
private func lines(_ pieces: [[UInt8]]) -> [[UInt8]] {
    var filter = TelnetFilter(bound: 64, presence: [0x79, 0x0A])
    var framer = LineFramer(bound: 64)
    var lines: [[UInt8]] = []
    for piece in pieces {
        var kept: [UInt8] = []
        var answered = 0
        if filter.passes(piece.span) {
            kept = piece
        } else {
            filter.strip(piece.span, data: { kept += $0 }, answer: { answered += $0.count })
        }
        // The answer to a telnet command of two or three bytes has at most three bytes. The first answer also contains
        // an offer of three bytes.
        require(answered <= 3 * (piece.count + 1), "more is answered than was asked")
        framer.feed(
            kept.span,
            line: { line in
                require(line.count <= 64, "a line is longer than the bound")
                lines.append(line.withUnsafeBufferPointer { Array($0) })
            },
            tooLong: { start in
                require(start.count == 65, "a long line has another beginning")
                lines.append(start.withUnsafeBufferPointer { Array($0) })
            })
    }
    return lines
}
