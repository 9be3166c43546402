internal import Seeds
internal import Testing

/// Runs the targets of the fuzzer on random sequences of words that their parsers know. So every test run compiles the
/// targets and checks their properties. A broken property ends the test process at once, as it ends the fuzzer.
@Suite struct FuzzTests {
    private static let words: [Target: [String]] = [
        .lines: ["a", "\r", "\n", "\0", "b\r\n", String(repeating: "c", count: 63)],
        .frames: [
            "CONNECT", "SEND", "\n", "\r\n", "\0", ":", "a:b", "\\c", "content-length:2", "accept-version:1.2", "hi",
        ],
        .answers: [
            "CONNECTED", "MESSAGE", "\n", "\r\n", "\0", ":", "a:b", "\\n", "content-length:2", "version:1.2", "hi",
        ],
        .proxy: [
            "PROXY ", "TCP4 ", "TCP6 ", "UNKNOWN", "1.2.3.4 ", "::1 ", "ffff:", "65535 ", "0\r\n", "\n", " ",
            "\r\n\r\n\0\r\nQUIT\n", "!\u{11}\0\u{c}", "!\u{21}\0\u{24}", "\u{20}\0\0\u{3}", "\u{3}\0\u{4}",
            "\u{20}\0\u{5}",
            "abcdefghijkl",
        ],
        .plain: [
            "/join", "/msg", "/ban", "/room", "/help", "/leave", " ", "\n", "tea", "ben", "ana", "-", "hello", "+s",
            "*",
        ],
        .irc: [
            "NICK", "USER", "JOIN", "MODE", "PRIVMSG", "CAP", "@label=", " ", ":", "#tea", "ben", "+b", "*", "\r\n",
            ",",
        ],
        .stomp: [
            "CONNECT\naccept-version:1.2\nlogin:ana\n\n\0", "SEND\n", "SUBSCRIBE\n", "BEGIN\n", "COMMIT\n", "\n", "\0",
            "transaction:1\n", "destination:/room/tea\n", "destination:/server/who\n", "receipt:1\n", "id:1\n", "hi",
        ],
        .config: [
            "listen ", "name ", "limit ", "exempt ", "log ", "lobby ", "operator ", "webirc ", "\n", "#", " ", "\t",
            "rooms=",
            "off", "12",
            "plain://", "h:1", "json", "10.0.0.0/8", "a", "\u{e9}", "\u{7}",
        ],
        .uri: [
            "plain", "irc", "+tls", "+unix", "://", "/", "[", "]", ":", "::1", "127.0.0.1", "4000", "\0", " ",
            "\u{301}", "?", "proxy=", "mode=", "660", "10.0.0.0/8", ",", "&",
        ],
        .mask: ["a", "B", "*", "?", "!", "@", "~", "m:", ".org", ":", "\n", String(repeating: "x", count: 90)],
        .glob: ["a", "B", "*", "?", "\n", "*a", String(repeating: "b", count: 33)],
        .entry: FuzzTests.records, .event: FuzzTests.records, .room: FuzzTests.records,
    ]

    /// Bytes that occur in records: versions, tags, counts and names. RecordFuzzTests starts from complete records
    /// instead.
    private static let records = [
        "\u{1}", "\0", "\u{2}", "\u{1}\u{1}\0", "\u{3}ana", "\u{4}nest", "\u{7F}", "\u{5}hello",
    ]

    @Test(arguments: Target.allCases, 0..<UInt64(40))
    func `Inputs made of known words keep the properties of their target`(target: Target, seed: UInt64) throws {
        let words = try #require(FuzzTests.words[target])
        var chance = SplitMix64(seed: seed)
        for _ in 0..<5 {
            var input: [UInt8] = []
            for _ in 0..<Int.random(in: 0...16, using: &chance) {
                input += Array((words.randomElement(using: &chance) ?? "").utf8)
            }
            target.check(input)
        }
    }

    /// Inputs that broke a property before.
    @Test(arguments: [(Target.mask, "!~i.orgorg"), (.uri, "i+tls://\0\0]7/"), (.uri, "plain://[[a]")])
    func `An input that the fuzzer once found still passes`(target: Target, input: String) {
        target.check(Array(input.utf8))
    }
}
