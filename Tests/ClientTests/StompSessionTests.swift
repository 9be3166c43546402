import Testing
import Wire

@testable import Client

@Suite struct StompSessionTests {
    @Test func `The session logs in to the server first and then joins the rooms`() {
        var ana = StompExchange(rooms: ["tea", "Den"])
        ana.connects()
        let connect = "CONNECT accept-version:1.2 host:roost login:ana refusals:message heart-beat:20000,20000"
        #expect(ana.sent() == [connect])
        ana.hears("CONNECTED version:1.2 server:roost user:ana heart-beat:1000,90000")
        #expect(
            ana.sent() == [
                "SUBSCRIBE id:tea destination:/room/tea receipt:t-1",
                "SUBSCRIBE id:den destination:/room/Den receipt:t-2",
            ])
        #expect(!ana.session.hasArrived)
        ana.hears("MESSAGE event:entered subscription:tea room:tea room-id:L1 sequence:1 members:2")
        ana.hears("MESSAGE event:members subscription:tea room:tea | ben\nana operator")
        ana.hears("MESSAGE event:topic subscription:tea room:tea from:ben | leaves")
        ana.hears("RECEIPT receipt-id:t-1")
        let tea = ["[tea] -- you joined", "[tea] -- topic: leaves", "[tea] -- here: ben, ana"]
        #expect(ana.told() == ["-- welcome to roost, ana"] + tea)
        ana.hears("RECEIPT receipt-id:t-2")
        #expect(ana.session.hasArrived && ana.session.isSettled)
    }

    @Test func `A message has a ticket until its receipt`() {
        var ana = StompExchange()
        ana.arrives()
        _ = ana.told()
        ana.session.type("hello")
        ana.session.type("/me waves")
        ana.session.type("/msg ben psst")
        #expect(
            ana.sent() == [
                "SEND destination:/room/tea kind:said id:t-2 receipt:t-2 | hello",
                "SEND destination:/room/tea kind:action id:t-3 receipt:t-3 | waves",
                "SEND destination:/user/ben kind:said id:t-4 receipt:t-4 | psst",
            ])
        #expect(!ana.session.isSettled)
        ana.says(2, "hello", by: "ana", "id:t-2")
        ana.hears("RECEIPT receipt-id:t-2 sequence:2 time:2026-11-21T10:00:00.000Z")
        ana.hears("RECEIPT receipt-id:t-3 refusal:may-not-speak message:no")
        ana.hears("RECEIPT receipt-id:t-4 time:2026-11-21T10:00:00.000Z")
        #expect(ana.session.isSettled)
        let news = ana.session.takeNews()
        #expect(news.contains { if case .delivered("t-2", _, isToldAgain: true) = $0 { true } else { false } })
        #expect(news.contains { if case .undelivered("t-3", "may-not-speak: no") = $0 { true } else { false } })
        #expect(news.contains { if case .delivered("t-4", _, isToldAgain: false) = $0 { true } else { false } })
    }

    @Test
    func `After a lost connection, missed messages are filled in once, and messages typed meanwhile are sent once`() {
        var ana = StompExchange()
        ana.arrives()
        ana.says(2, "one")
        ana.session.type("under way")
        ana.loses()
        ana.session.type("typed meanwhile")
        _ = ana.sent()
        #expect(ana.told().last == "-- the line broke; trying again in 1 s")
        ana.session.tryAgain()
        ana.arrives(sequence: 5)
        #expect(ana.sent() == ["SEND destination:/server/history receipt:t-5 room:tea count:10000 after:2"])
        ana.says(6, "newest")
        let history = "subscription:server request:t-5 history:yes"
        ana.hears("MESSAGE event:history room:tea count:2 \(history)")
        ana.says(2, "one", by: "ben", history)
        ana.says(4, "under way", by: "ana", "id:t-2 \(history)")
        ana.says(5, "three", by: "ben", history)
        #expect(ana.told() == ["-- welcome back to roost, ana", "[tea] -- you joined", "[tea] -- here: ben, ana"])
        ana.hears("RECEIPT receipt-id:t-5")
        #expect(ana.sent() == ["SEND destination:/room/tea kind:said id:t-3 receipt:t-3 | typed meanwhile"])
        #expect(ana.told() == ["[tea] ben: three", "[tea] ben: newest"])
        ana.says(5, "three")
        #expect(ana.told() == [])
    }

    @Test func `A message without a receipt is sent again under the same ticket`() {
        var ana = StompExchange()
        ana.arrives()
        ana.session.type("hello")
        let first = ana.sent().last
        ana.loses()
        ana.arrives(life: "L2")
        _ = ana.sent()
        ana.hears("RECEIPT receipt-id:t-4")
        #expect(ana.sent().last == first)
        ana.hears("RECEIPT receipt-id:t-2 repeated:yes sequence:2 time:2026-11-21T10:00:00.000Z")
        #expect(
            ana.session.takeNews().contains {
                if case .delivered("t-2", _, isToldAgain: false) = $0 { true } else { false }
            })
    }

    @Test func `A room that was deleted and created again numbers its messages anew`() {
        var ana = StompExchange()
        ana.arrives()
        ana.says(40, "before")
        ana.loses()
        ana.arrives(life: "L2", sequence: 4)
        #expect(ana.sent() == ["SEND destination:/server/history receipt:t-3 room:tea count:10000 after:0"])
        ana.says(2, "before we came back", by: "ben", "subscription:server request:t-3 history:yes")
        ana.hears("RECEIPT receipt-id:t-3")
        ana.says(5, "after")
        #expect(
            ana.told().suffix(3) == [
                "[tea] -- the room was deleted and created again meanwhile; what was said in the old one is not known",
                "[tea] ben: before we came back", "[tea] ben: after",
            ])
    }

    @Test func `A room is shown with its history if the user wants it`() {
        var ana = StompExchange(history: 50)
        ana.arrives()
        #expect(ana.sent() == ["SEND destination:/server/history receipt:t-2 room:tea count:50"])
        ana.says(9, "new")
        ana.says(8, "old", by: "ben", "subscription:server request:t-2 history:yes")
        ana.hears("RECEIPT receipt-id:t-2")
        #expect(ana.told().suffix(2) == ["[tea] ben: old", "[tea] ben: new"])
    }

    @Test func `Messages skipped because the client read too slowly are requested`() {
        var ana = StompExchange()
        ana.arrives()
        ana.says(2, "one")
        _ = ana.told()
        ana.hears("MESSAGE event:missed subscription:tea room:tea count:2 first:3 last:4")
        #expect(ana.sent() == ["SEND destination:/server/history receipt:t-2 room:tea count:10000 after:2"])
        ana.says(5, "four")
        ana.says(3, "two", by: "ben", "subscription:server request:t-2 history:yes")
        ana.says(4, "three", by: "ben", "subscription:server request:t-2 history:yes")
        ana.hears("RECEIPT receipt-id:t-2")
        let told = ana.told()
        #expect(
            told == [
                "[tea] -- we were too slow, and ask for 2 messages again", "[tea] ben: two", "[tea] ben: three",
                "[tea] ben: four",
            ])
    }

    @Test func `A refused room is given up`() {
        var ana = StompExchange()
        ana.connects()
        ana.hears("CONNECTED version:1.2 server:roost user:ana heart-beat:0,0")
        ana.session.type("/join den")
        ana.session.type("/join den")
        _ = ana.sent()
        ana.hears(
            "MESSAGE event:refused subscription:server request:t-2 refusal:banned room:den | you are banned from den")
        ana.hears("RECEIPT receipt-id:t-2 refusal:banned message:no")
        #expect(
            ana.told() == [
                "-- welcome to roost, ana", "!! already-in-room: you are in den", "!! banned: you are banned from den",
            ])
        #expect(ana.session.rooms.map(\.name) == ["tea"])
    }

    @Test func `A removed user is out of the room and does not rejoin`() {
        var ana = StompExchange()
        ana.arrives()
        _ = ana.told()
        ana.hears("MESSAGE event:kicked subscription:tea room:tea from:ben user:ANA sequence:3 | out")
        #expect(ana.told() == ["[tea] -- ben removed ANA: out", "[tea] -- you left"])
        ana.loses()
        ana.connects()
        ana.hears("CONNECTED version:1.2 server:roost user:ana heart-beat:0,0")
        #expect(ana.sent().filter { $0.hasPrefix("SUBSCRIBE") } == [])
    }

    @Test func `Commands are refused at once while there is no connection`() {
        var ana = StompExchange()
        ana.arrives()
        ana.loses()
        _ = ana.told()
        ana.session.type("/rooms")
        #expect(ana.told() == ["!! not-connected: there is no server now; say it again later"])
    }
}
