import Testing

@testable import Dialects

@Suite struct IRCMessageTests {
    private func message(_ line: String) throws -> IRCMessage { try IRCMessage(Array(line.utf8)) }

    private func parameters(_ message: IRCMessage) -> [String] {
        (0..<message.count).compactMap { message[$0].map { String(decoding: $0, as: UTF8.self) } }
    }

    @Test(
        arguments: [
            ("PING", "PING", []), ("ping x", "PING", ["x"]),
            ("PRIVMSG #den :hello  all", "PRIVMSG", ["#den", "hello  all"]),
            (":ana!a@h NICK  ben ", "NICK", ["ben"]), ("@a=b;c :ana TOPIC #den :", "TOPIC", ["#den", ""]),
            ("  JOIN a,b", "JOIN", ["a,b"]), ("PASS ::x", "PASS", [":x"]),
        ] as [(String, String, [String])])
    func `a message has its command and parameters`(line: String, command: String, expected: [String]) throws {
        let message = try message(line)
        #expect(String(decoding: message.command, as: UTF8.self) == command)
        #expect(parameters(message) == expected)
        #expect(message[-1] == nil && message[message.count] == nil)
    }

    @Test func `the last parameter takes all that is left`() throws {
        let words = (1...20).map { "p\($0)" }
        let message = try message("CMD " + words.joined(separator: " "))
        #expect(message.count == IRCMessage.mostParameters)
        #expect(parameters(message).last == words[14...].joined(separator: " "))
    }

    @Test(arguments: ["", "   ", ":source", "@tags", "@tags :source "])
    func `a line without a command is no message`(line: String) {
        #expect(throws: IRCMessage.Fault.empty) { try message(line) }
    }
}
