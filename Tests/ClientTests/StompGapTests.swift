import Testing

@testable import Client

/// Tests how a user is told that messages can no longer be delivered, or that members are not shown.
@Suite struct StompGapTests {
    private let forgotten = "[tea] -- what was said up to number 41 is not remembered any more"

    @Test func `A gap after a lost connection is reported before the remembered messages`() {
        var ana = StompExchange()
        ana.arrives()
        ana.says(2, "before")
        ana.loses()
        ana.arrives(sequence: 60)
        _ = ana.told()
        ana.hears("MESSAGE event:history room:tea count:1 forgotten:41 subscription:server request:t-3")
        ana.says(42, "m40", by: "ben", "subscription:server request:t-3 history:yes")
        ana.hears("RECEIPT receipt-id:t-3")
        #expect(ana.told() == [forgotten, "[tea] ben: m40"])
    }

    @Test func `Members beyond the bound are not listed, and the user is told how many`() {
        var ana = StompExchange()
        ana.connects()
        ana.hears("CONNECTED version:1.2 server:roost user:ana heart-beat:1000,90000")
        ana.hears("MESSAGE event:entered subscription:tea room:tea room-id:L1 sequence:1 count:20002")
        let names = (0..<StompRoom.mostMembers + 2).map { "u\($0)" }
        for page in 0..<20 {
            let end = page == 19 ? names.count : (page + 1) * 1_000
            ana.hears(
                "MESSAGE event:members subscription:tea room:tea | "
                    + names[(page * 1_000)..<end].joined(separator: "\n"))
        }
        ana.hears("RECEIPT receipt-id:t-1")
        var members: [Int] = []
        var lines: [String] = []
        for news in ana.session.takeNews() {
            if case .entered(_, _, let listed, _) = news { members.append(listed.count) }
            if case .missing = news { lines += StompEventFormatter.lines(of: news) }
        }
        #expect(members == [StompRoom.mostMembers])
        #expect(lines == ["[tea] -- 2 more members are not shown"])
        // A list of fewer members than the bound needs no such report.
        ana.loses()
        ana.arrives()
        #expect(!ana.told().contains { $0.contains("not shown") })
    }

    @Test func `After a lost connection, the client requests the messages before the first one it hears`() {
        var ana = StompExchange()
        ana.arrives(sequence: 7)
        ana.loses()
        _ = ana.sent()
        ana.arrives(sequence: 20)
        #expect(ana.sent() == ["SEND destination:/server/history receipt:t-3 room:tea count:10000 after:7"])
    }

    @Test func `Missed messages that do not fit into one reply are requested in several`() {
        var ana = StompExchange()
        ana.arrives()
        ana.loses()
        ana.arrives(sequence: 30_000)
        _ = (ana.sent(), ana.told())
        ana.says(30_001, "newest")
        ana.hears("MESSAGE event:history room:tea count:10000 subscription:server request:t-3")
        for number in 2...10_001 { ana.says(number, "old", by: "ben", "subscription:server request:t-3 history:yes") }
        ana.hears("RECEIPT receipt-id:t-3")
        #expect(ana.sent() == ["SEND destination:/server/history receipt:t-4 room:tea count:10000 after:10001"])
        #expect(ana.told().count == 10_000)
        ana.hears("MESSAGE event:history room:tea count:1 subscription:server request:t-4")
        ana.says(10_002, "last", by: "ben", "subscription:server request:t-4 history:yes")
        ana.hears("RECEIPT receipt-id:t-4")
        #expect(ana.told() == ["[tea] ben: last", "[tea] ben: newest"])
    }

    @Test func `A partial reply to a request by number leaves out messages with higher numbers`() {
        var ana = StompExchange()
        ana.arrives()
        _ = (ana.sent(), ana.told())
        ana.session.type("/history 30-43")
        #expect(ana.sent() == ["SEND destination:/server/history receipt:t-2 room:tea after:29 count:14"])
        ana.hears("MESSAGE event:history room:tea count:2 forgotten:41 subscription:server request:t-2")
        ana.says(43, "m43", by: "ben", "subscription:server request:t-2 history:yes")
        ana.says(44, "m44", by: "ben", "subscription:server request:t-2 history:yes")
        #expect(ana.told() == [])
        ana.hears("RECEIPT receipt-id:t-2")
        #expect(ana.told() == [forgotten, "[tea] ben: m43"])
        ana.session.type("/history 30-35")
        ana.hears("MESSAGE event:history room:tea count:0 forgotten:41 subscription:server request:t-3")
        ana.hears("RECEIPT receipt-id:t-3")
        #expect(ana.told() == ["[tea] -- nothing is remembered of that"])
    }
}
