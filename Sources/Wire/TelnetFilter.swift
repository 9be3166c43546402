/// Removes telnet commands from a stream of bytes, and answers them as a server must (RFC 854, RFC 855, RFC 1123 3).
///
/// - Options: the filter refuses WILL with DONT and DO with WONT (RFC 1123 3.2.1). The exception is Suppress Go Ahead:
///   the filter offers it with its first answer and accepts it, since the server sends no Go Ahead (3.2.2). It ignores
///   WONT and DONT for options not in effect, so that two programs do not answer each other without end (RFC 854,
///   "General considerations").
/// - Subnegotiations (IAC SB … IAC SE), NOP, DM, GA and unknown commands are removed without a reply (3.2.3).
/// - A Synch (`synchronise`) discards all data up to its DM (RFC 854 "The Telnet Synch signal", RFC 1123 3.2.4). The filter
///   still obeys commands in it, except EC and EL, whose characters are discarded themselves.
/// - EC becomes the erase key BS. EL, IP and BRK become the erase key NAK, since they all discard the unfinished line.
/// - AYT gets a line of text as its answer. AO gets a data mark, since the filter holds back no output to drop.
/// - CR NUL ends a line as CR LF does (3.3.1), and IAC IAC is the byte 255. An IAC before a byte that is no command is
///   data: both bytes are passed on, so that no input is lost.
public struct TelnetFilter: Sendable {
    private enum State {
        case data
        case command
        /// The filter has read WILL, WONT, DO or DONT, and expects the option.
        case option(UInt8)
        case subnegotiation(bytes: Int)
        case subnegotiationCommand(bytes: Int)
    }

    /// The state of a Synch.
    private enum Synch {
        case none
        /// The mark of the urgent data is still to come, so that a DM does not end the Synch.
        case beforeMark
        /// The next DM ends the Synch.
        case beforeDataMark
    }

    /// The effect of one input byte.
    private enum Outcome {
        case nothing
        case data(UInt8)
        /// A byte after IAC that is not a telnet command.
        case noCommand(UInt8)
        case answer([UInt8])
    }

    private let bound: Int
    private let presence: [UInt8]
    private var state = State.data
    private var synch = Synch.none
    private var isBehindCR = false
    /// Whether the client has sent a telnet command, which only telnet programs do.
    public private(set) var isTelnet = false
    /// Whether the server has announced that it sends no Go Ahead.
    private var suppressesGoAhead = false
    /// Whether the client has announced that it sends no Go Ahead.
    private var clientSuppressesGoAhead = false

    /// Creates a filter at the start of a stream.
    ///
    /// - Parameters:
    ///   - bound: the maximum length of a subnegotiation in bytes; after that many, the filter treats it as ended.
    ///   - presence: the line that answers AYT, with its line end.
    public init(bound: Int, presence: [UInt8]) {
        self.bound = bound
        self.presence = presence
    }

    /// Starts or continues a Synch: the next piece belongs to TCP's urgent data. `endsFirst` tells whether the urgent data ends
    /// with the first byte of that piece, so that the next DM ends the Synch. A DM before that belongs to an earlier Synch.
    public mutating func synchronise(endsFirst: Bool) {
        synch = endsFirst ? .beforeDataMark : .beforeMark
        isBehindCR = false
    }

    /// Whether a piece contains no telnet command and no NUL, and no Synch discards it. Then the caller uses the piece as it
    /// is, without `strip`.
    public mutating func passes(_ piece: Span<UInt8>) -> Bool {
        guard case .data = state, case .none = synch else { return false }
        for index in piece.indices where piece[index] == Code.iac || piece[index] == 0 { return false }
        if !piece.isEmpty { isBehindCR = piece[piece.count - 1] == UInt8(ascii: "\r") }
        return true
    }

    /// Passes the data of a piece to `data` and the replies to the client to `answer`, in the order of the input.
    public mutating func strip(_ piece: Span<UInt8>, data: ([UInt8]) -> Void, answer: ([UInt8]) -> Void) {
        var kept: [UInt8] = []
        var answers: [UInt8] = []
        kept.reserveCapacity(piece.count)
        func keep(_ bytes: UInt8...) {
            if !answers.isEmpty { answer(answers) }
            answers = []
            kept += bytes
        }
        for index in piece.indices {
            switch take(piece[index]) {
            case .nothing: break
            case .data(let byte): keep(byte)
            case .noCommand(let byte): keep(Code.iac, byte)
            case .answer(let bytes):
                if !kept.isEmpty { data(kept) }
                kept = []
                answers += bytes
            }
        }
        if !kept.isEmpty { data(kept) }
        if !answers.isEmpty { answer(answers) }
    }

    private mutating func take(_ byte: UInt8) -> Outcome {
        switch state {
        case .data:
            if byte == Code.iac {
                state = .command
                return .nothing
            }
            if isDiscarding { return .nothing }
            defer { isBehindCR = byte == UInt8(ascii: "\r") }
            return .data(byte == 0 && isBehindCR ? UInt8(ascii: "\n") : byte)
        case .command: return takeCommand(byte)
        case .option(let command):
            state = .data
            return negotiate(command, byte)
        case .subnegotiation(let bytes):
            if byte == Code.iac {
                state = .subnegotiationCommand(bytes: bytes + 1)
            } else {
                state = bytes < bound ? .subnegotiation(bytes: bytes + 1) : .data
            }
            return .nothing
        case .subnegotiationCommand(let bytes):
            let isOver = byte == Code.subnegotiationEnd || bytes >= bound
            state = isOver ? .data : .subnegotiation(bytes: bytes + 1)
            return .nothing
        }
    }

    private var isDiscarding: Bool { if case .none = synch { false } else { true } }

    /// Handles the byte after an IAC in the data.
    private mutating func takeCommand(_ byte: UInt8) -> Outcome {
        state = .data
        switch byte {
        case Code.iac:
            isBehindCR = false
            return isDiscarding ? .nothing : .data(byte)
        case Code.dataMark: if case .beforeDataMark = synch { synch = .none }
        case Code.will...Code.dont:
            state = .option(byte)
            return .nothing
        case Code.subnegotiation: state = .subnegotiation(bytes: 0)
        case Code.eraseCharacter where isDiscarding, Code.eraseLine where isDiscarding: break
        case Code.eraseCharacter: return .data(EraseKey.character)
        case Code.eraseLine, Code.interrupt, Code.breakKey: return .data(EraseKey.line)
        case Code.areYouThere: return answer(presence)
        case Code.abortOutput: return answer([Code.iac, Code.dataMark])
        case Code.withoutParameter: break
        default:
            isBehindCR = false
            return isDiscarding ? .nothing : .noCommand(byte)
        }
        return answer([])
    }

    /// Refuses the option that a client offers or requests, except Suppress Go Ahead.
    private mutating func negotiate(_ command: UInt8, _ option: UInt8) -> Outcome {
        let isGoAhead = option == Code.suppressGoAhead
        let offered = answer([])
        switch command {
        case Code.will:
            if isGoAhead && clientSuppressesGoAhead { break }
            if isGoAhead { clientSuppressesGoAhead = true }
            return with(offered, [Code.iac, isGoAhead ? Code.offer : Code.dont, option])
        case Code.wont:
            if !isGoAhead || !clientSuppressesGoAhead { break }
            clientSuppressesGoAhead = false
            return with(offered, [Code.iac, Code.dont, option])
        case Code.offer:
            if isGoAhead && suppressesGoAhead { break }
            if isGoAhead { suppressesGoAhead = true }
            return with(offered, [Code.iac, isGoAhead ? Code.will : Code.wont, option])
        default:
            if !isGoAhead || !suppressesGoAhead { break }
            suppressesGoAhead = false
            return with(offered, [Code.iac, Code.wont, option])
        }
        return offered
    }

    /// Returns the answer to a command. The answer to the first command of a client also offers Suppress Go Ahead.
    private mutating func answer(_ bytes: [UInt8]) -> Outcome {
        if isTelnet { return bytes.isEmpty ? .nothing : .answer(bytes) }
        isTelnet = true
        suppressesGoAhead = true
        return .answer([Code.iac, Code.will, Code.suppressGoAhead] + bytes)
    }

    private func with(_ outcome: Outcome, _ bytes: [UInt8]) -> Outcome {
        if case .answer(let first) = outcome { .answer(first + bytes) } else { .answer(bytes) }
    }
}
