import Testing

@testable import Client

/// Tests that a direct conversation stays with its user when that user changes names.
@Suite struct StompPartnerTests {
    /// Returns a session of ana, to whom ben, the user with id 7, has sent a direct message.
    private func met() -> StompExchange {
        var ana = StompExchange(rooms: [])
        ana.connects()
        ana.hears("CONNECTED version:1.2 server:roost user:ana heart-beat:0,0 started:S1")
        ana.hears("MESSAGE event:direct subscription:direct from:ben user-id:7 time:2026-11-21T10:00:00.000Z | psst")
        _ = ana.told()
        return ana
    }

    private let ben = ConversationTarget.person("ben", id: "7")

    @Test func `A typed message goes to the renamed user under the new name`() {
        var ana = met()
        #expect(ana.sent().last == "SEND destination:/server/watch receipt:t-1 user:ben user-id:7")
        ana.hears("MESSAGE event:gone subscription:server user:ben user-id:7 name:bob")
        #expect(
            ana.sent() == [
                "SEND destination:/server/unwatch receipt:t-2 user:ben",
                "SEND destination:/server/watch receipt:t-3 user:bob user-id:7",
            ])
        #expect(ana.told() == ["[direct] -- ben is now bob"])
        ana.session.say("are you there", to: ben)
        #expect(ana.sent() == ["SEND destination:/user/bob kind:said id:t-4 receipt:t-4 user-id:7 | are you there"])
    }

    @Test func `A partner's departure is reported, and messages to the partner reach no other user`() {
        var ana = met()
        ana.hears("MESSAGE event:gone subscription:server user:ben user-id:7")
        #expect(ana.told() == ["[direct] -- ben has left"])
        _ = ana.sent()
        ana.session.say("a secret", to: ben)
        #expect(ana.sent() == ["SEND destination:/user/ben kind:said id:t-3 receipt:t-3 user-id:7 | a secret"])
        ana.hears("MESSAGE event:direct subscription:direct from:ben user-id:9 | I am new")
        let news = ana.session.takeNews()
        #expect(
            news.contains { if case .said(let words) = $0 { words.place == .person("ben", id: "9") } else { false } })
        ana.session.type("/msg ben hello")
        #expect(ana.sent().last == "SEND destination:/user/ben kind:said id:t-5 receipt:t-5 user-id:9 | hello")
    }

    @Test func `A user whose conversation is closed is not watched until they speak again`() {
        var ana = met()
        _ = ana.sent()
        ana.session.forget(ben)
        #expect(ana.sent() == ["SEND destination:/server/unwatch receipt:t-2 user:ben"])
        ana.session.forget(ben)
        ana.session.forget(.room("lobby"))
        #expect(ana.sent() == [])
        ana.hears("MESSAGE event:direct subscription:direct from:ben user-id:7 | still there?")
        #expect(ana.sent() == ["SEND destination:/server/watch receipt:t-3 user:ben user-id:7"])
    }

    @Test func `The receipt says which user was reached by a name`() {
        var ana = met()
        ana.session.type("/msg cleo hello")
        #expect(ana.sent().last == "SEND destination:/user/cleo kind:said id:t-2 receipt:t-2 | hello")
        ana.hears("RECEIPT receipt-id:t-2 time:2026-11-21T10:00:00.000Z user-id:8")
        #expect(ana.session.takeNews().contains(.met(.person("cleo", id: "8"))))
        ana.session.type("/msg cleo again")
        #expect(ana.sent().last == "SEND destination:/user/cleo kind:said id:t-4 receipt:t-4 user-id:8 | again")
    }

    @Test func `After a lost connection the same user is watched, and after a restart of the server no user is`() {
        var ana = met()
        ana.loses()
        ana.connects()
        ana.hears("CONNECTED version:1.2 server:roost user:ana heart-beat:0,0 started:S1")
        #expect(ana.sent().last == "SEND destination:/server/watch receipt:t-2 user:ben user-id:7")
        ana.session.say("on its way", to: ben)
        ana.loses()
        _ = ana.told()
        ana.connects()
        ana.hears("CONNECTED version:1.2 server:roost user:ana heart-beat:0,0 started:S2")
        #expect(!ana.sent().contains { $0.contains("on its way") })
        #expect(
            ana.told() == [
                "-- welcome back to roost, ana", "[direct] -- ben has left: the server was started anew",
                "!! no-such-user: the server was started anew",
            ])
    }
}
