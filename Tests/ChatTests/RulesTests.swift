import Testing

@testable import Chat

@Suite struct RulesTests {
    @Test func `The first user to join becomes operator, but not in the lobby`() throws {
        let den = try den()
        #expect(den.roles(1) == Roles(.operator))
        #expect(den.roles(2) == [])
        var lobby = try RoomScene()
        _ = try lobby.join(1, "ana")
        #expect(lobby.roles(1) == [])
        #expect(lobby.set(.flag(.moderated)).words == [.notOperator])
    }

    @Test func `Only members of a higher role give and take roles`() throws {
        var scene = try den()
        #expect(scene.set(.role(.operator), "ben", by: 2).words == [.notOperator])
        #expect(
            scene.set(.role(.halfOperator), "BEN").changes == [
                ModeChange(.role(.halfOperator), isSet: true, "ben".utf8)
            ])
        #expect(scene.set(.role(.halfOperator), "ben").isEmpty)
        #expect(scene.set(.role(.voice), "carl", by: 2).words.isEmpty)
        #expect(scene.set(.role(.operator), "ana", isSet: false, by: 2).words == [.notOperator])
        #expect(scene.set(.role(.founder), "ben", by: 2).words == [.notOperator])
        #expect(scene.set(.role(.operator), "dora").words == [.userNotInRoom])
        #expect(scene.set(.role(.voice), "carl", isSet: false, by: 3).words.isEmpty)
        #expect(scene.roles(3) == [])
    }

    @Test func `A kicked member is told and is no longer in the room`() throws {
        var scene = try den()
        #expect(scene.apply(.kick(try #require(UserName("ben")), reason: nil), by: 3).words == [.notOperator])
        let deliveries = scene.apply(.kick(try #require(UserName("ben")), reason: nil), by: 1)
        #expect(deliveries.kinds == ["tell", "detaches", "exits"])
        guard case .exits(UserID(2))? = deliveries.last else { return #expect(Bool(false), "another one went") }
        #expect(scene.members() == ["ana", "carl"])
        #expect(scene.apply(.kick(try #require(UserName("ben")), reason: nil), by: 1).words == [.userNotInRoom])
    }

    @Test func `A half-operator cannot kick a member above voice`() throws {
        var scene = try den()
        _ = scene.set(.role(.halfOperator), "ben")
        _ = scene.set(.role(.halfOperator), "carl")
        #expect(scene.apply(.kick(try #require(UserName("carl")), reason: nil), by: 2).words == [.notOperator])
        _ = scene.set(.role(.halfOperator), "carl", isSet: false)
        _ = scene.set(.role(.voice), "carl")
        #expect(scene.apply(.kick(try #require(UserName("carl")), reason: nil), by: 2).words.isEmpty)
    }

    @Test func `The mode changes of one command are one event, and each refusal is sent once`() throws {
        var scene = try den()
        let both = scene.apply(
            .changeModes([
                ModeChange(.flag(.secret), isSet: true), ModeChange(.limit, isSet: true, "5".utf8),
                ModeChange(.limit, isSet: true, "none".utf8), ModeChange(.flag(.secret), isSet: true),
            ]), by: 1)
        #expect(both.kinds == ["tell", "refuse"])
        #expect(both.changes.map(\.mode) == [.flag(.secret), .limit])
        let none = scene.apply(.changeModes(RoomFlag.allCases.map { ModeChange(.flag($0), isSet: true) }), by: 2)
        #expect(none.words == [.notOperator])
    }

    @Test(arguments: ["", "with space", "a,b", ":a", "long-long-long-long-long", "ä"])
    func `A key is one word`(_ key: String) throws {
        var scene = try den()
        #expect(scene.set(.key, key).words == [.badSetting])
        #expect(scene.room.modes.key == nil)
    }

    @Test(arguments: ["", "0", "-1", "abc", "99999999999999999999"])
    func `A member limit is a number of at least 1`(_ limit: String) throws {
        var scene = try den()
        #expect(scene.set(.limit, limit).words == [.badSetting])
    }

    @Test func `Invite-only mode, a key, a member limit and a ban each keep a user out`() throws {
        var scene = try den()
        for (mode, argument, word) in [
            (RoomMode.flag(.inviteOnly), "", Refusal.Word.inviteOnly), (.key, "owl", .wrongKey),
            (.limit, "3", .roomFull),
            (.list(.bans), "dora", .banned),
        ] {
            _ = scene.set(mode, argument)
            #expect(try scene.join(4, "dora").words == [word])
            _ = scene.set(mode, argument, isSet: false)
        }
        #expect(try scene.join(4, "dora").words.isEmpty)
    }

    @Test func `An invitation lets its user in once`() throws {
        var scene = try den()
        let dora = Member(user: UserID(4), name: try #require(UserName("dora")))
        for (mode, argument) in [(RoomMode.flag(.inviteOnly), ""), (.limit, "1"), (.list(.bans), "dora")] {
            _ = scene.set(mode, argument)
        }
        #expect(scene.apply(.invite(dora), by: 2).words == [.notOperator])
        #expect(scene.apply(.invite(dora), by: 1).kinds == ["tell", "answer", "report"])
        #expect(try scene.join(4, "dora").words.isEmpty)
        _ = scene.apply(.leave(reason: nil), by: 4)
        #expect(try scene.join(4, "dora").words == [.banned])
    }

    @Test func `Members who may not speak can speak once they have voice`() throws {
        for mode in [RoomMode.flag(.moderated), .list(.bans)] {
            var scene = try den()
            _ = scene.set(mode, "m:ben")
            #expect(try scene.say(2, "hello").words == [.mayNotSpeak])
            _ = scene.set(.role(.voice), "ben")
            #expect(try scene.say(2, "hello").words.isEmpty)
        }
    }

    @Test func `A slow room accepts one message of each member per interval`() throws {
        var scene = try den()
        _ = scene.set(.slow, "10")
        #expect(try scene.say(2, "one").words.isEmpty)
        scene.pass(milliseconds: 9_999)
        #expect(try scene.say(2, "two").words == [.tooFast])
        #expect(try scene.say(1, "operators may").words.isEmpty)
        scene.pass(milliseconds: 1)
        #expect(try scene.say(2, "two").words.isEmpty)
    }

    @Test func `Outsiders may speak only in a room that allows it`() throws {
        var scene = try den()
        let dora = Member(user: UserID(4), name: try #require(UserName("dora")))
        #expect(scene.apply(.say(try said("hello"), from: dora), by: 4).words == [.mayNotSpeak])
        let notice = try #require(ChatMessage(.notice, try text("hello")))
        #expect(scene.apply(.say(notice, from: dora), by: 4).kinds == ["withhold"])
        _ = scene.set(.flag(.membersOnly), isSet: false)
        #expect(scene.apply(.say(try said("hello"), from: dora), by: 4).told.count == 1)
    }

    @Test func `A room with no-CTCP mode refuses queries between programs`() throws {
        var scene = try den()
        let query = try #require(ChatMessage(.programQuery, try text("VERSION")))
        #expect(scene.apply(.say(query), by: 2).told.count == 1)
        _ = scene.set(.flag(.noCTCP))
        #expect(scene.apply(.say(query), by: 2).words == [.mayNotSpeak])
        #expect(scene.apply(.say(query), by: 1).words == [.mayNotSpeak])
        #expect(try scene.say(2, "hello").words.isEmpty)
    }

    @Test func `A secret room tells outsiders nothing`() throws {
        var scene = try den()
        _ = scene.set(.flag(.secret))
        for question in [Question.members, .topic, .modes, .history(.last(1))] {
            #expect(scene.apply(.report(question), by: 4).map(\.isOfNoSuchRoom) == [true])
            #expect(scene.apply(.report(question), by: 2).kinds == ["report"])
        }
        #expect(scene.room.listing.isSecret)
    }

    @Test func `A mask list is bounded`() throws {
        var scene = try den()
        for number in 1...RoomMode.mostMasks { #expect(scene.set(.list(.bans), "n\(number)").words.isEmpty) }
        #expect(scene.set(.list(.bans), "dora").words == [.tooManyMasks])
        #expect(scene.set(.list(.bans), "N7", isSet: false).changes.map(\.argument) == [Array("n7!*@*".utf8)])
        #expect(scene.set(.list(.bans), "dora").words.isEmpty)
    }

    @Test func `Only operators set the topic, unless the room frees it`() throws {
        var scene = try den()
        #expect(scene.apply(.setTopic(try text("tea")), by: 2).words == [.notOperator])
        _ = scene.set(.flag(.topicLocked), isSet: false)
        #expect(scene.apply(.setTopic(try text("tea")), by: 2).words.isEmpty)
    }
}
