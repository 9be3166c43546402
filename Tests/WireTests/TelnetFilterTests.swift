import Testing
import Wire

@Suite struct TelnetFilterTests {
    private static let bound = 6

    private func strip(_ pieces: [[UInt8]]) -> [UInt8] {
        var filter = TelnetFilter(bound: Self.bound)
        return pieces.flatMap { filter.isClear($0.span) ? $0 : filter.strip($0.span) }
    }

    /// A stream, and what is left of it.
    private static let streams: [([UInt8], [UInt8])] = [
        ([], []),
        ([1, 2, 10, 13, 0, 254], [1, 2, 10, 13, 0, 254]),
        ([1, 255, 251, 31, 2, 255, 252, 255, 3, 255, 253, 10, 4, 255, 254, 13, 5], [1, 2, 3, 4, 5]),
        ([1, 255, 250, 31, 0, 10, 255, 240, 2], [1, 2]),
        ([1, 255, 250, 255, 255, 255, 240, 2], [1, 2]),
        ([1, 255, 250, 255, 240, 255, 250, 255, 240, 2], [1, 2]),
        ([1, 255, 255, 2, 255, 255, 255, 255], [1, 255, 2, 255, 255]),
        ([1, 255, 241, 2, 255, 246, 255, 236, 255, 249, 255, 240, 3], [1, 2, 3]),
        // Unfinished ones wait for what never comes.
        ([1, 255], [1]), ([1, 255, 251], [1]), ([1, 255, 250, 1, 2], [1]), ([1, 255, 250, 1, 255], [1]),
        // A subnegotiation of more bytes than the bound is over there.
        ([1, 255, 250, 1, 2, 3, 4, 5, 6, 255, 240, 7], [1, 7]),
        ([1, 255, 250, 1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 8, 9]),
        ([1, 255, 250, 1, 2, 3, 4, 5, 255, 9, 8], [1, 8]),
        // No command: both bytes are data, and the end of a line ends it.
        ([1, 255, 10, 2], [1, 255, 10, 2]), ([255, 13, 10], [255, 13, 10]), ([255, 0, 255, 235], [255, 0, 255, 235]),
        ([255, 255, 255, 10], [255, 255, 10]), ([255, 97, 255, 251, 1, 98], [255, 97, 98]),
    ]

    @Test(arguments: streams)
    func `however a stream is cut, the same is left of it`(stream: [UInt8], left: [UInt8]) {
        for pieces in Chop.all(stream) { #expect(strip(pieces) == left, "\(pieces)") }
    }

    @Test func `every byte after IAC is a command, or data`() {
        for byte in UInt8.min...UInt8.max {
            let left: [UInt8] =
                switch byte {
                case 236...249: [0x61, 0x62]
                case 250: [0x61]  // a subnegotiation that does not end
                case 251...254: [0x61]  // the letter behind it is the option
                case 255: [0x61, 255, 0x62]
                default: [0x61, 255, byte, 0x62]
                }
            #expect(strip([[0x61, 255, byte, 0x62]]) == left, "\(byte)")
        }
    }

    @Test func `a piece is clear outside any negotiation alone`() {
        let unfinished: [([UInt8], [UInt8])] = [([255], [241]), ([255, 251], [1]), ([255, 250, 1], [255, 240])]
        for (start, rest) in unfinished {
            var filter = TelnetFilter(bound: Self.bound)
            #expect(isClear([], to: filter) && isClear([1, 2, 10], to: filter) && !isClear(start, to: filter))
            _ = filter.strip(start.span)
            #expect(!isClear([1, 2, 10], to: filter))
            _ = filter.strip(rest.span)
            #expect(isClear([1, 2, 10], to: filter))
        }
    }

    private func isClear(_ piece: [UInt8], to filter: TelnetFilter) -> Bool { filter.isClear(piece.span) }
}
