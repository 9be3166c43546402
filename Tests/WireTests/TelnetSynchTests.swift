import Testing
import Wire

/// Tests of the Synch signal (RFC 854, "The Telnet Synch signal"; RFC 1123, section 3.2.4).
@Suite struct TelnetSynchTests {
    private static let offer: [UInt8] = [255, 251, 3]
    private static let dataMark: [UInt8] = [255, 242]

    /// Feeds a stream to a filter as a socket delivers it: in pieces of at most `most` bytes that do not cross the
    /// mark. The byte at `mark` is the last one of the urgent data. The filter is told of the urgent data from the byte
    /// at `start` on.
    private func filter(
        _ stream: [UInt8], from start: Int = 0, mark: Int, most: Int
    ) -> (left: [UInt8], answered: [UInt8]) {
        var filter = TelnetFilter(bound: 6, presence: [89])
        var (left, answered): ([UInt8], [UInt8]) = ([], [])
        var index = 0
        while index < stream.count {
            var end = min(index + most, stream.count)
            for stop in [start, mark] where index < stop { end = min(end, stop) }
            let piece = Array(stream[index..<end])
            if index >= start && index <= mark { filter.synchronise(endsFirst: index == mark) }
            if filter.passes(piece.span) {
                left += piece
            } else {
                filter.strip(piece.span, data: { left += $0 }, answer: { answered += $0 })
            }
            index = end
        }
        return (left, answered)
    }

    /// Each stream before a data mark, the data that the filter passes on, and the answers that it gives.
    private static let discarded: [(stream: [UInt8], left: [UInt8], answered: [UInt8])] = [
        ([97, 98, 10, 13, 0], [], []),
        // IAC IAC, and IAC before a byte that is no command, are data and are discarded.
        ([97, 255, 255, 98, 255, 10], [], []),
        // Commands are obeyed: AYT and AO are answered, options are refused, and subnegotiations are skipped.
        ([97, 255, 246, 98, 255, 245], [], [89, 255, 242]),
        ([97, 255, 251, 31, 255, 253, 1, 98], [], [255, 254, 31, 255, 252, 1]),
        ([255, 250, 1, 2, 255, 240, 97], [], []),
        // IP and BRK erase the line. EC and EL are not "interesting" signals (RFC 854), so they are discarded.
        ([97, 255, 244, 98, 255, 243], [21, 21], []), ([97, 255, 247, 98, 255, 248], [], []),
        // A data mark before the end of the urgent data belongs to an earlier Synch.
        ([97, 255, 242, 98], [], []),
    ]

    @Test(arguments: discarded, [1, 2, 3, 1000])
    func `a Synch discards data, and obeys commands, until its data mark`(
        row: (stream: [UInt8], left: [UInt8], answered: [UInt8]), most: Int
    ) {
        let stream = row.stream + Self.dataMark + [99, 255, 255, 100, 10]
        let result = filter(stream, mark: row.stream.count + 1, most: most)
        #expect(result.left == row.left + [99, 255, 100, 10])
        #expect(result.answered == Self.offer + row.answered)
    }

    @Test(arguments: [1, 2, 3, 1000]) func `what came before the urgent data is kept`(most: Int) {
        let stream: [UInt8] = [97, 10, 98, 10] + Self.dataMark + [99, 10]
        #expect(filter(stream, from: 2, mark: 5, most: most).left == [97, 10, 99, 10])
    }

    @Test(arguments: [1, 2, 1000]) func `discarding goes on after the urgent data until a data mark comes`(most: Int) {
        let stream: [UInt8] = [97, 33, 98, 10] + Self.dataMark + [99, 10]
        #expect(filter(stream, mark: 1, most: most).left == [99, 10])
    }

    @Test func `a data mark without urgent data discards nothing`() {
        var filter = TelnetFilter(bound: 6, presence: [89])
        var left: [UInt8] = []
        filter.strip(([97] + Self.dataMark + [98]).span, data: { left += $0 }, answer: { _ in })
        #expect(left == [97, 98])
    }
}
