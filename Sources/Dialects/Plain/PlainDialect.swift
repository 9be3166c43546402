internal import Chat
internal import Wire

/// Lines of UTF-8 for a person with telnet or nc, and for shell scripts.
///
/// A line that begins with `/` is a command, and `//` sends a line that begins with a slash. Any other line is a
/// message to the current room. The server ignores an empty line.
struct PlainDialect: Dialect {
    private var telnet: TelnetFilter
    private var framer: LineFramer
    private var firstBytes = FirstBytes()
    private var firstLine = FirstLineCheck()

    init(lineBound: Int) {
        telnet = TelnetFilter(bound: lineBound, presence: PlainEncoder.presence)
        framer = LineFramer(bound: lineBound, skipsByteOrderMark: true)
    }

    var encodingClass: EncodingClass { telnet.isTelnet ? .telnet : .plain }

    mutating func read(_ piece: Span<UInt8>) -> [ParsedInput] {
        if let objection = firstBytes.objection(to: piece) { return objection }
        var filter = telnet
        defer { telnet = filter }
        if filter.passes(piece) { return lines(piece) }
        var read: [ParsedInput] = []
        filter.strip(piece, data: { read += lines($0.span) }, answer: { read.append(.reply($0)) })
        return read
    }

    mutating func announceUrgentData(endsFirst: Bool) {
        telnet.synchronise(endsFirst: endsFirst)
        framer.discardUnfinished()
    }

    private mutating func lines(_ piece: Span<UInt8>) -> [ParsedInput] {
        var read: [ParsedInput] = []
        var first = firstLine
        framer.feed(
            piece,
            line: { line in
                if let objection = first.objection(to: line) { return read += objection }
                if let incoming = PlainDialect.incoming(line) { read.append(incoming) }
            },
            tooLong: { _ in read += first.objectionToLength() ?? [.refusal(Refusal(.lineTooLong))] })
        firstLine = first
        return read
    }

    private static var slash: UInt8 { UInt8(ascii: "/") }

    /// Parses a line. Erase keys are not text, so the parser looks for them only in a line that is not valid text.
    static func incoming(_ line: Span<UInt8>) -> ParsedInput? {
        let incoming = incoming(typed: line)
        guard case .refusal(let refusal)? = incoming, refusal.word == .badText, let erased = TypedKeys.erased(line)
        else { return incoming }
        return self.incoming(typed: erased.span)
    }

    private static func incoming(typed line: Span<UInt8>) -> ParsedInput? {
        if line.isEmpty { return nil }
        let isCommand = line[0] == slash
        if isCommand && (line.count == 1 || line[1] != slash) { return command(line) }
        guard let text = MessageText(isCommand ? line.extracting(1..<line.count) : line),
            let said = ChatMessage(.message, text)
        else { return .refusal(Refusal(.badText)) }
        return .request(.say(nil, said))
    }

    private static func command(_ line: Span<UInt8>) -> ParsedInput {
        guard let text = MessageText(line.extracting(1..<line.count)) else { return .refusal(Refusal(.badText)) }
        var arguments = PlainArguments(text.bytes)
        let name = arguments.word() ?? []
        guard let command = PlainCommand.named(name) else { return .refusal(Refusal(.noSuchCommand, about: name)) }
        return command.read(&arguments)
    }
}
