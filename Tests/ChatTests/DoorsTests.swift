import Testing

@testable import Chat

/// Tests of founders, of exceptions from bans, and of knocks.
@Suite struct DoorsTests {
    @Test func `Operators may appoint a founder where there is none, and cannot change the founder's role`() throws {
        var scene = try den()
        #expect(scene.set(.role(.operator), "ben").words.isEmpty)
        #expect(scene.set(.role(.founder), "ben").words.isEmpty)
        #expect(scene.roles(2)?.highest == .founder)
        #expect(scene.set(.role(.founder), "ana").words == [.notOperator])
        #expect(scene.set(.role(.founder), "ben", isSet: false).words == [.notOperator])
        #expect(scene.set(.role(.founder), "carl", by: 2).words.isEmpty)
        #expect(scene.set(.role(.founder), "ben", isSet: false, by: 3).words.isEmpty)
        #expect(scene.roles(2) == Roles(.operator))
    }

    @Test func `An exception from a mute is no exception from a ban`() throws {
        var scene = try den()
        let dora = Member(user: UserID(4), name: try #require(UserName("dora")))
        #expect(scene.set(.list(.bans), "dora").words.isEmpty)
        #expect(scene.set(.list(.exceptions), "m:dora").words.isEmpty)
        #expect(scene.room.refusalToAdmit(dora, key: nil)?.word == .banned)
        #expect(scene.set(.list(.exceptions), "dora").words.isEmpty)
        #expect(scene.room.refusalToAdmit(dora, key: nil) == nil)
        #expect(scene.set(.list(.inviteExceptions), "m:dora").words == [.badSetting])
    }

    @Test func `A user who has knocked must wait a minute before knocking again`() throws {
        var scene = try den()
        let dora = Member(user: UserID(4), name: try #require(UserName("dora")))
        _ = scene.set(.flag(.inviteOnly))
        #expect(scene.apply(.knock(dora, nil), by: 4).words.isEmpty)
        scene.pass(milliseconds: 59_999)
        #expect(scene.apply(.knock(dora, nil), by: 4).words == [.alreadyKnocked])
        scene.pass(milliseconds: 1)
        #expect(scene.apply(.knock(dora, nil), by: 4).words.isEmpty)
    }

    static let doors: [(RoomMode, String, Refusal.Word)] = [
        (.flag(.inviteOnly), "", .inviteOnly), (.limit, "1", .roomFull), (.list(.bans), "dora", .banned),
    ]

    @Test(arguments: doors) func `An invitation by a plain member overrides no restriction of the room`(
        mode: RoomMode, argument: String, word: Refusal.Word
    ) throws {
        var scene = try den()
        let dora = Member(user: UserID(4), name: try #require(UserName("dora")))
        if mode != .flag(.inviteOnly) { _ = scene.set(mode, argument) }
        #expect(scene.apply(.invite(dora), by: 2).kinds == ["tell", "answer", "report"])
        // The mode is set again after the invitation, which must not let dora in.
        _ = scene.set(mode, argument)
        #expect(try scene.join(4, "dora").words == [word])
        #expect(scene.apply(.invite(dora), by: 1).words.isEmpty)
        #expect(try scene.join(4, "dora").words.isEmpty)
    }

    @Test func `The invitation of an operator outlives one of a plain member`() throws {
        var scene = try den()
        let dora = Member(user: UserID(4), name: try #require(UserName("dora")))
        #expect(scene.apply(.invite(dora), by: 1).words.isEmpty)
        #expect(scene.apply(.invite(dora), by: 2).words.isEmpty)
        _ = scene.set(.flag(.inviteOnly))
        #expect(try scene.join(4, "dora").words.isEmpty)
    }
}
