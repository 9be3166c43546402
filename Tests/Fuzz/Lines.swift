internal import Wire

/// The framer finds the same lines, wherever the stream is cut in two.
func checkLines(_ input: [UInt8]) {
    let whole = lines([input])
    let middle = input.count / 3
    require(whole == lines([Array(input[..<middle]), Array(input[middle...])]), "a cut has changed what was read")
}

/// Each line; of one that is longer than the bound, the beginning.
private func lines(_ pieces: [[UInt8]]) -> [[UInt8]] {
    var filter = TelnetFilter(bound: 64)
    var framer = LineFramer(bound: 64)
    var lines: [[UInt8]] = []
    for piece in pieces {
        let kept = filter.strip(piece.span)
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
