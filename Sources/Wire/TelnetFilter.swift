/// Takes telnet's negotiation out of a stream of bytes (RFC 854, RFC 855); nothing is negotiated.
///
/// IAC WILL/WONT/DO/DONT x, IAC SB … IAC SE, and IAC with one command byte are dropped; IAC IAC is the byte 255. An IAC
/// before a byte that is no command is no negotiation: both are passed on, so that nothing that was sent gets lost.
public struct TelnetFilter: Sendable {
    private enum State {
        case data
        case command
        case option
        case subnegotiation(bytes: Int)
        case subnegotiationCommand(bytes: Int)
    }

    private static let iac: UInt8 = 255
    private static let subnegotiationEnd: UInt8 = 240
    /// End of record and its kin (RFC 885, RFC 1184), then those of RFC 854.
    private static let plainCommands: ClosedRange<UInt8> = 236...249
    private static let subnegotiationBegin: UInt8 = 250
    private static let optionCommands: ClosedRange<UInt8> = 251...254

    private let bound: Int
    private var state = State.data

    /// A filter outside any negotiation; a subnegotiation of more than `bound` bytes counts as ended there.
    public init(bound: Int) { self.bound = bound }

    /// Whether the piece can be passed on as it is.
    public func isClear(_ piece: Span<UInt8>) -> Bool {
        guard case .data = state else { return false }
        for index in piece.indices where piece[index] == TelnetFilter.iac { return false }
        return true
    }

    /// What is left of a piece without the negotiation.
    public mutating func strip(_ piece: Span<UInt8>) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(piece.count)
        for index in piece.indices { take(piece[index], into: &kept) }
        return kept
    }

    private mutating func take(_ byte: UInt8, into kept: inout [UInt8]) {
        switch state {
        case .data:
            if byte == TelnetFilter.iac { state = .command } else { kept.append(byte) }
        case .command:
            takeCommand(byte, into: &kept)
        case .option:
            state = .data
        case .subnegotiation(let bytes):
            if byte == TelnetFilter.iac {
                state = .subnegotiationCommand(bytes: bytes + 1)
            } else {
                state = bytes < bound ? .subnegotiation(bytes: bytes + 1) : .data
            }
        case .subnegotiationCommand(let bytes):
            let isOver = byte == TelnetFilter.subnegotiationEnd || bytes >= bound
            state = isOver ? .data : .subnegotiation(bytes: bytes + 1)
        }
    }

    /// Takes the byte after an IAC in the data.
    private mutating func takeCommand(_ byte: UInt8, into kept: inout [UInt8]) {
        state = .data
        switch byte {
        case TelnetFilter.optionCommands: state = .option
        case TelnetFilter.subnegotiationBegin: state = .subnegotiation(bytes: 0)
        case TelnetFilter.plainCommands: break
        case TelnetFilter.iac: kept.append(byte)
        default: kept += [TelnetFilter.iac, byte]
        }
    }
}
