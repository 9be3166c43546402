import Seeds
import Testing

@testable import Chat

/// Users with one to four sessions that are attached and detached at random. What each session receives is compared
/// with all numbered events of the room.
private struct SessionScenario {
    /// The events that one session has received from the room since its snapshot.
    struct Recording {
        let snapshot: UInt64
        var heard: [UInt64] = []
        /// The numbers of the events since the snapshot that the room did not send to the session on purpose.
        var excepted: Set<UInt64> = []
    }

    static let users: UInt64 = 4
    var chance: SplitMix64
    var scene: RoomScene
    var stories: [SessionID: Recording] = [:]
    var last: UInt64 = 0
    var log = ""

    init(seed: UInt64) throws {
        chance = SplitMix64(seed: seed)
        scene = try RoomScene(isLobby: false)
    }

    /// Returns the user of a session. User n may have the sessions 10 n + 1 to 10 n + 4, of which the first n + 1 are
    /// used.
    private func user(_ session: UInt64) -> UInt64 { session / 10 }

    mutating func step(_ number: Int) throws {
        let user = UInt64.random(in: 0..<Self.users, using: &chance)
        let session = user * 10 + UInt64.random(in: 1...(user + 1), using: &chance)
        if scene.room.isEmpty {
            scene = try RoomScene(isLobby: false)
            last = 0
        }
        let before = stories
        let deliveries = scene.apply(try draw(number, user), by: user, from: session)
        log += "\(deliveries)\n"
        for delivery in deliveries { take(delivery, by: SessionID(session)) }
        checkSeats()
        for (session, story) in before where stories[session] == nil { checkEnd(story) }
    }

    private mutating func draw(_ number: Int, _ user: UInt64) throws -> RoomCommand.Action {
        let name = try #require(UserName("u\(user)"))
        switch Int.random(in: 0..<14, using: &chance) {
        case 0...2:
            return .join(Member(user: UserID(user), name: name), as: try #require(RoomName("nest")))
        case 3...5: return .attach(takesData: chance.oneIn(2))
        case 6: return .detach(.closed)
        case 7: return .detach(.left(nil))
        case 8: return .leave(reason: nil)
        case 9:
            return .kick(try #require(UserName("u\(UInt64.random(in: 0..<Self.users, using: &chance))")), reason: nil)
        case 10: return .say(try said("\(number)"), to: .operator)
        case 11: return .setTopic(try text("\(number)"))
        default: return .say(try said("\(number)"))
        }
    }

    private mutating func take(_ delivery: Delivery, by session: SessionID) {
        switch delivery {
        case .attaches(let attached):
            #expect(stories[attached] == nil, "\(attached) has two seats")
            stories[attached] = Recording(snapshot: last)
        case .detaches(let detached): #expect(stories.removeValue(forKey: detached) != nil, "\(detached) had no seat")
        case .tell(let event, let except): broadcast(event, to: nil, except: except)
        case .tellSome(let event, let sessions): broadcast(event, to: Set(sessions), except: nil)
        case .answer(.entered(_, let event, _, _, let members, _), let to):
            #expect(to == session)
            #expect(event.sequence == last, "the numbers after a snapshot begin behind its own")
            #expect(members[UserID(user(session.number))] != nil)
        case .answer(.exited, let to):
            #expect(user(to.number) == user(session.number), "the leaving of a user was told to another user")
        case .enters, .exits, .respells, .answer, .refuse, .saidBefore, .withhold, .report: break
        }
    }

    private mutating func broadcast(_ event: Event, to few: Set<SessionID>?, except: SessionID?) {
        last += 1
        #expect(event.sequence == last)
        for session in stories.keys {
            if session == except || few?.contains(session) == false {
                stories[session]?.excepted.insert(last)
            } else {
                stories[session]?.heard.append(last)
            }
        }
        // A joining session is attached before its join event gets its number, and its snapshot shows that event.
        if let few { #expect(few.isSubset(of: Set(stories.keys)), "an event went to a session without a seat") }
    }

    /// Checks that the session received each event after its snapshot once and in order, except those that it must not
    /// receive.
    private func checkEnd(_ story: Recording) {
        let all = story.snapshot < last ? Array(story.snapshot + 1...last) : []
        let expected = all.filter { !story.excepted.contains($0) }
        #expect(story.heard == Array(expected.prefix(story.heard.count)))
        #expect(expected.count - story.heard.count <= 1, "only the event of its own leaving may be missing")
    }

    /// Checks that the room's listeners are the sessions with a seat, that each member has at least one, and that no
    /// other user has any.
    private func checkSeats() {
        let room = scene.room
        #expect(Set(room.listeners.values.joined().map(\.session)) == Set(stories.keys))
        #expect(Set(room.listeners.keys) == Set(room.members.values.map(\.user)))
        #expect(room.listeners.values.allSatisfy { !$0.isEmpty })
        for member in room.members.values {
            #expect(member.takesData == room.listeners[member.user]?.allSatisfy(\.takesData))
        }
    }
}

@Suite struct SessionLawTests {
    private func play(seed: UInt64) throws -> String {
        var tangle = try SessionScenario(seed: seed)
        for number in 0..<400 { try tangle.step(number) }
        return tangle.log
    }

    @Test(arguments: 0..<UInt64(40))
    func `Every session hears every event after its snapshot once, and keeps no seat behind`(seed: UInt64) throws {
        let story = try play(seed: seed)
        #expect(try play(seed: seed) == story, "the same commands gave other deliveries")
    }

    @Test func `A message reaches the other sessions of its speaker`() throws {
        var scene = try RoomScene()
        _ = try scene.join(1, "ana")
        let attached = scene.apply(.attach(takesData: false), by: 1, from: 11)
        #expect(attached.kinds == ["attaches", "answer"])
        let told = scene.apply(.say(try said("hello")), by: 1, from: 11).told
        #expect(told.map(\.except) == [SessionID(11)])
    }

    @Test func `A member stays until no session hears the room`() throws {
        var scene = try RoomScene()
        _ = try scene.join(1, "ana")
        _ = scene.apply(.attach(takesData: false), by: 1, from: 11)
        #expect(scene.apply(.detach(.closed), by: 1, from: 1).kinds == ["detaches"])
        #expect(scene.members() == ["ana"])
        #expect(scene.apply(.detach(.closed), by: 1, from: 1).kinds.isEmpty, "it was detached already")
        #expect(scene.apply(.detach(.closed), by: 1, from: 11).kinds == ["detaches", "exits", "tell"])
        #expect(scene.room.isEmpty)
    }

    @Test func `A leave by one session detaches all, and each is told`() throws {
        var scene = try RoomScene()
        _ = try scene.join(1, "ana")
        _ = try scene.join(2, "ben")
        _ = scene.apply(.attach(takesData: false), by: 1, from: 11)
        let left = scene.apply(.leave(reason: nil), by: 1, from: 11)
        #expect(left.kinds == ["answer", "detaches", "detaches", "exits", "tell", "answer"])
        guard case .answer(.exited, SessionID(1))? = left.first, case .answer(.exited, SessionID(11))? = left.last
        else { return #expect(Bool(false), "a session was not told") }
    }

    @Test func `Unsubscribing one of two sessions tells nobody else`() throws {
        var scene = try RoomScene()
        _ = try scene.join(1, "ana")
        _ = scene.apply(.attach(takesData: true, hearing: Chat.CommandTag([1])), by: 1, from: 11)
        #expect(scene.apply(.detach(.left(nil)), by: 1, from: 11).kinds == ["answer", "detaches"])
        #expect(scene.members() == ["ana"])
    }

    @Test func `A join by a second session at the same moment attaches it`() throws {
        var scene = try RoomScene()
        _ = try scene.join(1, "ana")
        let member = Member(user: UserID(1), name: try #require(UserName("ana")))
        let join = RoomCommand.Action.join(member, as: try #require(RoomName("nest")))
        #expect(scene.apply(join, by: 1, from: 11).kinds == ["attaches", "answer"])
        #expect(scene.apply(join, by: 1, from: 11).refusals.map(\.word) == [.alreadyInRoom])
    }

    @Test func `Binary data needs all sessions that hear the room`() throws {
        var scene = try RoomScene()
        _ = scene.apply(
            .join(
                Member(user: UserID(1), name: try #require(UserName("ana"))).taking(data: true),
                as: try #require(RoomName("nest"))), by: 1)
        #expect(scene.room.members[UserID(1)]?.takesData == true)
        _ = scene.apply(.attach(takesData: false), by: 1, from: 11)
        #expect(scene.room.members[UserID(1)]?.takesData == false)
        _ = scene.apply(.detach(.closed), by: 1, from: 11)
        #expect(scene.room.members[UserID(1)]?.takesData == true)
    }
}
