import Testing

@testable import Chat

/// Tests how long a member of a room in slow mode, and a user who knocks, must wait.
@Suite struct SlowRoomTests {
    @Test func `Leaving and coming back does not end the wait of a slow room`() throws {
        var scene = try den()
        _ = scene.set(.slow, "10")
        #expect(try scene.say(2, "one").words.isEmpty)
        _ = scene.apply(.leave(reason: nil), by: 2)
        _ = try scene.join(2, "ben")
        #expect(try scene.say(2, "two").words == [.tooFast])
        _ = scene.apply(.kick(try #require(UserName("ben")), reason: nil), by: 1)
        _ = try scene.join(2, "ben")
        #expect(try scene.say(2, "two").words == [.tooFast])
        scene.pass(milliseconds: 10_000)
        #expect(try scene.say(2, "two").words.isEmpty)
    }

    @Test func `An outsider waits in a slow room, too`() throws {
        var scene = try den()
        _ = scene.set(.slow, "10")
        _ = scene.set(.flag(.membersOnly), isSet: false)
        let dora = Member(user: UserID(4), name: try #require(UserName("dora")))
        #expect(scene.apply(.say(try said("one"), from: dora), by: 4).words.isEmpty)
        #expect(scene.apply(.say(try said("two"), from: dora), by: 4).words == [.tooFast])
    }

    @Test func `A wall clock that is set back silences no member`() throws {
        var scene = try den()
        let dora = Member(user: UserID(4), name: try #require(UserName("dora")))
        _ = scene.set(.slow, "10")
        _ = scene.set(.flag(.inviteOnly))
        #expect(try scene.say(2, "one").words.isEmpty)
        #expect(scene.apply(.knock(dora, nil), by: 4).words.isEmpty)
        scene.pass(milliseconds: 60_000)
        scene.now = Timestamp(milliseconds: 0)
        #expect(try scene.say(2, "two").words.isEmpty)
        #expect(scene.apply(.knock(dora, nil), by: 4).words.isEmpty)
    }

    @Test func `A wall clock that is set forward ends no wait`() throws {
        var scene = try den()
        _ = scene.set(.slow, "10")
        #expect(try scene.say(2, "one").words.isEmpty)
        scene.now = Timestamp(milliseconds: scene.now.milliseconds + 3_600_000)
        #expect(try scene.say(2, "two").words == [.tooFast])
    }

    @Test func `A room remembers a bounded number of speakers who have left`() throws {
        var scene = try den()
        _ = scene.set(.slow, "3600")
        for user in 10..<3_010 as Range<UInt64> {
            _ = try scene.join(user, "n\(user)")
            #expect(try scene.say(user, "hello").words.isEmpty)
            _ = scene.apply(.leave(reason: nil), by: user)
            #expect(scene.room.lastWords.count <= 1_004)
        }
        _ = scene.set(.slow, isSet: false)
        #expect(scene.room.lastWords.isEmpty)
    }
}
