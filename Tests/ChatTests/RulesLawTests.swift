import Seeds
import Testing

@testable import Chat

/// A few users who take random actions in a room. Each event is checked against the roles that the acting user had
/// before it.
private struct RulesScenario {
    var chance: SplitMix64
    var scene: RoomScene
    var listening: Set<UserID> = []
    var sequence: UInt64 = 0

    init(seed: UInt64) throws {
        chance = SplitMix64(seed: seed)
        scene = try RoomScene(isLobby: false)
    }

    mutating func step() throws {
        let user = UInt64.random(in: 1...6, using: &chance)
        let before = scene.room
        if before.isEmpty { scene = try RoomScene(isLobby: false) }
        if before.isEmpty { sequence = 0 }
        let room = scene.room
        let roles = room.members[UserID(user)]?.roles
        let action = try draw(user)
        let deliveries = scene.apply(action, by: user)
        for delivery in deliveries {
            switch delivery {
            case .enters(let who):
                #expect(listening.insert(who).inserted)
                #expect(mayEnter(who, room))
            case .exits(let who): #expect(listening.remove(who) != nil)
            case .tell(let event, _), .tellSome(let event, _):
                sequence += 1
                #expect(event.sequence == sequence)
                check(event, by: roles ?? [], in: room)
            default: break
            }
        }
        #expect(listening == Set(scene.room.members.values.map(\.user)))
        #expect(
            scene.room.members.values.allSatisfy {
                $0.roles.isSubset(of: [Roles(.operator), Roles(.voice), Roles(.halfOperator)])
            })
    }

    private func mayEnter(_ user: UserID, _ room: Room) -> Bool {
        if room.isEmpty || room.invitations.contains(user) { return true }
        return !room.modes.contains(.inviteOnly) && room.members.count < room.modes.limit ?? .max
    }

    /// Checks that the role of the acting user permits the event.
    private func check(_ event: Event, by roles: Roles, in room: Room) {
        switch event.kind {
        case .kicked: #expect(roles.reach(.halfOperator))
        case .modesChanged(_, let changes):
            for change in changes {
                if case .role = change.mode, !change.isSet { continue }  // a member may give up its own role
                #expect(roles.reach(change.mode == .role(.voice) ? .halfOperator : .operator))
            }
        case .topicChanged: #expect(roles.reach(.halfOperator) || !room.modes.contains(.topicLocked))
        case .said: #expect(roles.highest != nil || !room.modes.contains(.moderated))
        case .invited: #expect(roles.reach(.halfOperator) || !room.modes.contains(.inviteOnly))
        default: break
        }
    }

    private mutating func draw(_ user: UInt64) throws -> RoomCommand.Action {
        let other = UInt64.random(in: 1...6, using: &chance)
        let name = try #require(UserName("u\(other)"))
        let isSet = !chance.oneIn(3)
        let flags: [RoomFlag] = [.inviteOnly, .moderated, .topicLocked]
        let roles: [Role] = [.operator, .halfOperator, .voice]
        switch Int.random(in: 0..<12, using: &chance) {
        case 0...3:
            let member = Member(user: UserID(user), name: try #require(UserName("u\(user)")))
            return .join(member, as: try #require(RoomName("nest")))
        case 4: return .leave(reason: nil)
        case 5: return .kick(name, reason: nil)
        case 6:
            let role = roles[Int.random(in: 0..<3, using: &chance)]
            return .changeModes([ModeChange(.role(role), isSet: isSet, name.shown)])
        case 7: return .changeModes([ModeChange(.flag(flags[Int.random(in: 0..<3, using: &chance)]), isSet: isSet)])
        case 8: return .changeModes([ModeChange(.limit, isSet: isSet, "3".utf8)])
        case 9: return .invite(Member(user: UserID(other), name: name))
        case 10: return .setTopic(try text("tea"))
        default: return .say(try said("hello"))
        }
    }
}

@Suite struct RulesLawTests {
    @Test(arguments: 0..<UInt64(40))
    func `No member does what the member's role forbids`(seed: UInt64) throws {
        var quarrel = try RulesScenario(seed: seed)
        for _ in 0..<400 { try quarrel.step() }
    }
}
