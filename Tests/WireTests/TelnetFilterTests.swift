import Testing
import Wire

@Suite struct TelnetFilterTests {
    private static let bound = 6
    private static let presence: [UInt8] = [89, 13, 10]
    private static let offer: [UInt8] = [255, 251, 3]

    /// The output of a filter for a stream: the remaining data, and the answers to the client.
    private struct Result: Equatable {
        var left: [UInt8] = []
        var answered: [UInt8] = []
        /// The data and the answers in the order of the filter's calls: b + 1 for a data byte b, -b - 1 for a byte b of
        /// an answer.
        var order: [Int] = []
    }

    private func filter(_ pieces: [[UInt8]]) -> Result {
        var filter = TelnetFilter(bound: Self.bound, presence: Self.presence)
        var result = Result()
        func keep(_ bytes: [UInt8]) {
            result.left += bytes
            result.order += bytes.map { Int($0) + 1 }
        }
        for piece in pieces {
            if filter.passes(piece.span) {
                keep(piece)
                continue
            }
            filter.strip(
                piece.span, data: { keep($0) },
                answer: { bytes in
                    result.answered += bytes
                    result.order += bytes.map { -Int($0) - 1 }
                })
        }
        return result
    }

    /// Each stream, and the data that remains of it.
    private static let streams: [([UInt8], [UInt8])] = [
        ([], []),
        ([1, 2, 10, 13, 254], [1, 2, 10, 13, 254]),
        ([1, 255, 251, 31, 2, 255, 252, 255, 3, 255, 253, 10, 4, 255, 254, 13, 5], [1, 2, 3, 4, 5]),
        ([1, 255, 250, 31, 0, 10, 255, 240, 2], [1, 2]),
        ([1, 255, 250, 255, 255, 255, 240, 2], [1, 2]),
        ([1, 255, 250, 255, 240, 255, 250, 255, 240, 2], [1, 2]),
        ([1, 255, 255, 2, 255, 255, 255, 255], [1, 255, 2, 255, 255]),
        ([1, 255, 241, 2, 255, 242, 255, 236, 255, 249, 255, 240, 3], [1, 2, 3]),
        // An unfinished command at the end of the stream yields nothing.
        ([1, 255], [1]), ([1, 255, 251], [1]), ([1, 255, 250, 1, 2], [1]), ([1, 255, 250, 1, 255], [1]),
        // A subnegotiation that is longer than the bound ends at the bound. The bytes that follow are data.
        ([1, 255, 250, 1, 2, 3, 4, 5, 6, 255, 240, 7], [1, 7]),
        ([1, 255, 250, 1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 8, 9]),
        ([1, 255, 250, 1, 2, 3, 4, 5, 255, 9, 8], [1, 8]),
        // IAC and a byte that is no command are both data. A line end among them still ends the line.
        ([1, 255, 10, 2], [1, 255, 10, 2]), ([255, 13, 10], [255, 13, 10]), ([255, 0, 255, 235], [255, 0, 255, 235]),
        ([255, 255, 255, 10], [255, 255, 10]), ([255, 97, 255, 251, 1, 98], [255, 97, 98]),
        // CR NUL ends a line (RFC 1123 3.3.1). Any other NUL is passed on. A command may stand between CR and NUL.
        ([97, 13, 0, 98, 13, 0], [97, 13, 10, 98, 13, 10]), ([13, 13, 0, 0, 13, 10, 0], [13, 13, 10, 0, 13, 10, 0]),
        ([0, 13, 97, 0], [0, 13, 97, 0]), ([97, 13, 255, 241, 0], [97, 13, 10]), ([13, 255, 255, 0], [13, 255, 0]),
        // EC becomes a backspace. EL, IP and BRK erase the line (RFC 854, "Standard representation of common
        // functions").
        ([97, 255, 247, 98], [97, 8, 98]), ([97, 255, 248, 98, 255, 244, 99, 255, 243], [97, 21, 98, 21, 99, 21]),
    ]

    @Test(arguments: streams)
    func `A stream yields the same data and the same answers however it is cut`(stream: [UInt8], left: [UInt8]) {
        let whole = filter([stream])
        #expect(whole.left == left)
        for pieces in Chop.all(stream) { #expect(filter(pieces) == whole, "\(pieces)") }
    }

    /// Each stream of commands, and the expected answer without the offer that precedes the first answer.
    private static let commands: [([UInt8], [UInt8])] = [
        // "an unsupported option" is refused each time that the client requests it (RFC 1123 3.2.1). Refusals are not
        // answered.
        ([255, 251, 31, 255, 253, 1], [255, 254, 31, 255, 252, 1]), ([255, 252, 31, 255, 254, 1], []),
        ([255, 253, 6, 255, 253, 6], [255, 252, 6, 255, 252, 6]), ([255, 253, 255], [255, 252, 255]),
        // Suppress Go Ahead: DO accepts the server's offer. WILL is accepted once. Both can be revoked (RFC 1123 3.2.2,
        // RFC 858).
        ([255, 253, 3, 255, 253, 3], []), ([255, 251, 3, 255, 251, 3], [255, 253, 3]),
        ([255, 251, 3, 255, 252, 3, 255, 252, 3], [255, 253, 3, 255, 254, 3]),
        ([255, 253, 3, 255, 254, 3, 255, 254, 3, 255, 253, 3], [255, 252, 3, 255, 251, 3]),
        // AYT is answered by "some visible evidence" (RFC 854). AO is answered by a data mark, since no output is left
        // to discard.
        ([255, 246, 255, 246], presence + presence), ([255, 245], [255, 242]), ([255, 241, 255, 239, 255, 249], []),
    ]

    @Test(arguments: commands) func `A telnet command is answered as RFC 1123 requires of a server`(
        stream: [UInt8], answer: [UInt8]
    ) {
        for pieces in Chop.all(stream) { #expect(filter(pieces) == filter([stream]), "\(pieces)") }
        #expect(filter([stream]).answered == Self.offer + answer)
    }

    @Test func `A client that sends no telnet command gets no answer and does not count as telnet`() {
        var filter = TelnetFilter(bound: Self.bound, presence: Self.presence)
        filter.strip([1, 0, 255, 255, 255, 7].span, data: { _ in }, answer: { _ in Issue.record("an answer") })
        #expect(!filter.isTelnet)
        filter.strip([255, 241].span, data: { _ in }, answer: { _ in })
        #expect(filter.isTelnet)
    }

    @Test func `A telnet answer has its place among the data`() {
        let result = filter([[97, 255, 246, 98]])
        let answer = (Self.offer + Self.presence).map { -Int($0) - 1 }
        #expect(result.order == [98] + answer + [99])
    }

    @Test func `Every byte after IAC is a command or data`() {
        for byte in UInt8.min...UInt8.max {
            let left: [UInt8] =
                switch byte {
                case 247: [0x61, 8, 0x62]
                case 243, 244, 248: [0x61, 21, 0x62]
                case 236...249: [0x61, 0x62]
                case 250: [0x61]  // a subnegotiation that does not end
                case 251...254: [0x61]  // the letter behind it is the option
                case 255: [0x61, 255, 0x62]
                default: [0x61, 255, byte, 0x62]
                }
            #expect(filter([[0x61, 255, byte, 0x62]]).left == left, "\(byte)")
        }
    }

    @Test func `Data is passed on only outside of telnet commands`() {
        let unfinished: [([UInt8], [UInt8])] = [([255], [241]), ([255, 251], [1]), ([255, 250, 1], [255, 240])]
        for (start, rest) in unfinished {
            var filter = TelnetFilter(bound: Self.bound, presence: Self.presence)
            #expect(passes([], &filter) && passes([1, 2, 10], &filter) && !passes(start, &filter))
            filter.strip(start.span, data: { _ in }, answer: { _ in })
            #expect(!passes([1, 2, 10], &filter))
            filter.strip(rest.span, data: { _ in }, answer: { _ in })
            #expect(passes([1, 2, 10], &filter) && !passes([1, 0], &filter))
        }
    }

    private func passes(_ piece: [UInt8], _ filter: inout TelnetFilter) -> Bool { filter.passes(piece.span) }
}
