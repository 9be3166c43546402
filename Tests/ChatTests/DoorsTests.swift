import Testing

@testable import Chat

/// Founders, exceptions from bans, and knocks.
@Suite struct DoorsTests {
    @Test func operatorsNameAFounderWhereThereIsNoneAndCanNotTouchThem() throws {
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

    @Test func anExceptionFromSilenceIsNoneFromABan() throws {
        var scene = try den()
        let dora = Member(user: UserID(4), name: try #require(UserName("dora")))
        #expect(scene.set(.list(.bans), "dora").words.isEmpty)
        #expect(scene.set(.list(.exceptions), "m:dora").words.isEmpty)
        #expect(scene.room.refusalToAdmit(dora, key: nil)?.word == .banned)
        #expect(scene.set(.list(.exceptions), "dora").words.isEmpty)
        #expect(scene.room.refusalToAdmit(dora, key: nil) == nil)
        #expect(scene.set(.list(.inviteExceptions), "m:dora").words == [.badSetting])
    }

    @Test func whoHasKnockedWaitsAMinute() throws {
        var scene = try den()
        let dora = Member(user: UserID(4), name: try #require(UserName("dora")))
        _ = scene.set(.flag(.inviteOnly))
        #expect(scene.apply(.knock(dora, nil), by: 4).words.isEmpty)
        scene.now = Timestamp(milliseconds: scene.now.milliseconds + 59_999)
        #expect(scene.apply(.knock(dora, nil), by: 4).words == [.alreadyKnocked])
        scene.now = Timestamp(milliseconds: scene.now.milliseconds + 1)
        #expect(scene.apply(.knock(dora, nil), by: 4).words.isEmpty)
    }
}
