import Chat
import Dialects
import Testing

@Suite struct PlainDialectTests {
    /// Returns descriptions of what the plain dialect reads from the pieces.
    private func read(_ pieces: [[UInt8]], lineBound: Int = 40) throws -> [String] {
        var limits = Limits()
        try limits.set("line=\(max(lineBound, 512))")
        var dialect = DialectName.plain.begin(limits)
        return pieces.flatMap { dialect.read($0.span).map { String(reflecting: $0) } }
    }

    private static let stream =
        Array("/login ana\r\nhello\n\n//slash\n/JOIN den\r\n/msg ben psst\n/nonsense\n/leave den so long\r\n".utf8)
        + [0x68, 255, 251, 1, 0x69, 255, 250, 10, 255, 240, 0x0A, 0x68, 255, 10, 255, 255, 0x0A]
        + Array("caf\u{E9} \u{1F989}\n\u{1B}[2J\n/me waves\n".utf8) + Array(repeating: 0x78, count: 600)
        + Array("\nafter\n/quit\nunfinished".utf8)

    @Test func `Input means the same however its bytes are cut`() throws {
        let whole = try read([Self.stream])
        #expect(whole.count == 17)
        #expect(try read(Self.stream.map { [$0] }) == whole)
        for cut in 1..<Self.stream.count {
            #expect(try read([Array(Self.stream[..<cut]), Array(Self.stream[cut...])]) == whole, "cut at \(cut)")
        }
    }

    @Test func `A line is parsed as a request or refused`() throws {
        var dialect = DialectName.plain.begin(Limits())
        let told = dialect.read(Array("/join den\n//me\nhi\n/\u{7}\n/sing\n/join\n".utf8).span)
        guard told.count == 6, case .request(.join(let den, key: nil, hearing: nil)) = told[0],
            case .request(.say(nil, let slashed, to: nil, fromOutside: false)) = told[1],
            case .request(.say(nil, let said, to: nil, fromOutside: false)) = told[2],
            case .refusal(let control) = told[3],
            case .refusal(let unknown) = told[4], case .refusal(let missing) = told[5]
        else {
            Issue.record("\(told)")
            return
        }
        #expect(den == RoomName("den") && slashed.text == MessageText("/me") && said.text == MessageText("hi"))
        #expect(control.word == .badText && unknown.word == .noSuchCommand && missing.word == .missingArgument)
    }
}
