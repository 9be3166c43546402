import Chat
import Testing
import Transcripts

/// Checks the price of each request under flood control, in thousandths of a message, in every dialect.
@Suite struct PriceTests {
    private static let settings = ["messages-per-second=1", "message-burst=1", "message-lines=40"]

    /// Returns a world in which ben and cam are in #tea and ana has sent the opening lines, and the price of those
    /// lines. A test subtracts that price from the later total.
    private func world(_ dialect: String, _ opening: [String]) throws -> (SimulatedWorld, Int) {
        let world = try SimulatedWorld(Self.settings.map { Setting(option: "limit", value: $0) })
        for name in ["ben", "cam"] {
            try world.arrive(name, speaking: "irc")
            try world.send(Array("NICK \(name)\r\nUSER \(name) 0 * :x\r\nJOIN #tea\r\n".utf8), from: name)
        }
        try world.arrive("ana", speaking: dialect)
        for line in opening { try world.send(Array("\(line)\n".utf8), from: "ana") }
        return (world, world.price(of: "ana"))
    }

    @Test(arguments: [
        ("PRIVMSG #tea :hello", 1_000), ("PRIVMSG #tea,ben :hello", 2_000), ("JOIN #a,#b,#c", 3_000),
        ("NOSUCHCOMMAND", 100), ("PING x", 100), ("HELP", 100), ("WHOIS ben", 100), ("WHOIS ben,cam,nobody", 300),
        ("WHOIS ben,BEN,ben,ben", 100), ("WHOIS !,!,!", 100), ("WHOWAS ben,cam", 120), ("ISON ben cam", 120),
        ("MONITOR + ben,cam", 120), ("WHO #tea", 103), ("WHO x*", 103), ("NAMES #tea", 113), ("LIST", 101),
        ("LIST #tea,#x*,C>5", 103), ("TOPIC #tea", 100), ("MODE #tea", 100),
    ])
    func `The price of an IRC request follows from what it asks for`(line: String, price: Int) throws {
        let (world, before) = try world("irc", ["NICK ana", "USER ana 0 * :Ana", "JOIN #tea"])
        try world.send(Array("\(line)\r\n".utf8), from: "ana")
        #expect(world.price(of: "ana") - before == price)
    }

    @Test(arguments: [
        ("hello", 1_000), ("/me waves", 1_000), ("/nonsense", 100), ("/help", 100), ("/who tea", 102),
        ("/who *", 103), ("/rooms", 102), ("/history", 110),
    ])
    func `A plain request costs the same as its IRC counterpart`(line: String, price: Int) throws {
        let (world, before) = try world("plain", ["/login ana", "one"])
        try world.send(Array("\(line)\n".utf8), from: "ana")
        #expect(world.price(of: "ana") - before == price)
    }

    private func stomp(_ frames: [String]) throws -> Int {
        let opening = ["CONNECT accept-version:1.2 login:ana", "SUBSCRIBE id:1 destination:/room/tea"]
        let (world, before) = try world("stomp", opening)
        for frame in frames { try world.send(Array("\(frame)\0".utf8), from: "ana") }
        return world.price(of: "ana") - before
    }

    @Test(arguments: [(1, 1_000), (2, 2_000), (40, 40_000), (41, 1_000)])
    func `A message of several lines costs one message per line, and a refused one costs one`(
        lines: Int, price: Int
    ) throws {
        let body = Array(repeating: "a", count: lines).joined(separator: "\n")
        #expect(try stomp(["SEND\ndestination:/room/tea\n\n\(body)"]) == price)
        #expect(try stomp(["SEND\ndestination:/user/ben\n\n\(body)"]) == price)
    }

    @Test func `A long line costs as many messages as IRC readers receive lines`() throws {
        let body = String(repeating: "x", count: 4_000)
        #expect(try stomp(["SEND\ndestination:/room/tea\n\n\(body)"]) == 10_000)
    }

    @Test(arguments: ["ACK", "NACK"])
    func `An acknowledgement costs a thousandth of a message, unless it asks for a receipt`(command: String) throws {
        let opening = "SUBSCRIBE\nid:2\ndestination:/room/den\nack:client\n\n"
        func price(_ frames: String...) throws -> Int { try stomp([opening] + frames) - (try stomp([opening])) }
        #expect(try price("\(command)\nid:5-a\n\n") == 1)
        #expect(try price("\(command)\nid:5-a\nreceipt:\n\n") == 1)
        #expect(try price("\(command)\nid:5-a\nreceipt:r\n\n") == 100)
        #expect(try price("BEGIN\ntransaction:t\n\n", "\(command)\nid:5-a\ntransaction:t\n\n") == 101)
    }

    @Test func `A frame for which a transaction has no room costs a question, whatever it is`() throws {
        let opening = "SUBSCRIBE\nid:2\ndestination:/room/den\nack:client\n\n"
        let begun = [opening, "BEGIN\ntransaction:t\n\n"]
        let ack = "ACK\nid:5-a\ntransaction:t\n\n"
        let full = begun + Array(repeating: ack, count: Limits.transactionFrames)
        #expect(try stomp(full) - stomp(begun) == Limits.transactionFrames)
        #expect(try stomp(full + [ack]) - stomp(full) == 101)
    }

    @Test func `A transaction costs all the messages in it`() throws {
        let said = "SEND\ndestination:/room/tea\ntransaction:t\n\n"
        let frames = ["BEGIN\ntransaction:t\n\n", said + "a\nb", said + "c", "COMMIT\ntransaction:t\n\n"]
        #expect(try stomp(frames) == 100 + 2 * 100 + 3_000)
    }
}
