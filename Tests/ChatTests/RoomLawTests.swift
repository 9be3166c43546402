import Chat
import Seeds
import Testing

/// Six users who do random things in a room. A list of names is the model with which the room is compared.
private struct RoomScenario {
    var chance: SplitMix64
    var scene: RoomScene
    var members: [(user: UInt64, name: String)] = []
    var spoken: [String] = []
    var topic: String?
    var listening: Set<UserID> = []
    var attached: Set<SessionID> = []
    var sequence: UInt64 = 0
    var lastID: MessageID?
    var log = ""

    static let backlog = 20

    init(seed: UInt64) throws {
        chance = SplitMix64(seed: seed)
        scene = try RoomScene(backlog: RoomScenario.backlog, replay: 3)
    }

    /// Applies one random action of one of the six users, and checks its deliveries against the model.
    mutating func step(_ number: Int) throws {
        scene.now = Timestamp(milliseconds: scene.now.milliseconds + Int64.random(in: -2...3, using: &chance))
        let user = UInt64.random(in: 1...6, using: &chance)
        let place = members.firstIndex { $0.user == user }
        let (action, applies) = try draw(number, user, place)
        let deliveries = scene.apply(action, by: user, tag: Chat.CommandTag([UInt8(user)]))
        log += "\(deliveries)\n"
        let mustRefuse = refusal(of: action, isMember: place != nil)
        #expect(deliveries.refusals.map(\.word) == (mustRefuse.map { [$0] } ?? []))
        if mustRefuse == nil { applies(&self) } else { #expect(deliveries.kinds == ["refuse"]) }
        check(deliveries, by: user)
        checkReports()
    }

    private func refusal(of action: RoomCommand.Action, isMember: Bool) -> Refusal.Word? {
        switch action {
        case .join: isMember ? .alreadyInRoom : nil
        case .leave, .say, .sayTogether, .setTopic, .kick, .changeModes, .invite: isMember ? nil : .notInRoom
        case .knock: nil
        case .create, .quit, .rename, .report, .attach, .detach, .hearAnew, .announce, .reintroduce: nil
        }
    }

    /// Draws an action, and returns with it the change that the action makes to the model unless the room refuses it.
    private mutating func draw(
        _ number: Int, _ user: UInt64, _ place: Int?
    ) throws -> (RoomCommand.Action, (inout RoomScenario) -> Void) {
        let name = "u\(user)x\(number)"
        switch Int.random(in: 0..<10, using: &chance) {
        case 0...2:
            let member = Member(user: UserID(user), name: try #require(UserName(name)))
            return (.join(member, as: try #require(RoomName("nest"))), { $0.members.append((user, name)) })
        case 3:
            return (
                .leave(reason: chance.oneIn(2) ? try text("\(number)") : nil),
                { $0.members.removeAll { $0.user == user } }
            )
        case 4: return (.quit(.closed), { $0.members.removeAll { $0.user == user } })
        case 5...6: return (.say(try said("\(number)")), { $0.spoken.append("\(number)") })
        case 7: return (.rename(try #require(UserName(name))), { if let place { $0.members[place].name = name } })
        case 8:
            let isTaken = chance.oneIn(2)
            let topic = try text(isTaken ? "" : "\(number)")
            return (.setTopic(topic), { $0.topic = isTaken ? nil : "\(number)" })
        default: return (.report(.topic), { _ in })
        }
    }

    /// Checks that sequence numbers have no gap, that ids ascend, that no user enters twice, and that no user exits
    /// without being in the room.
    private mutating func check(_ deliveries: [Delivery], by user: UInt64) {
        for delivery in deliveries {
            switch delivery {
            case .enters(let who): #expect(listening.insert(who).inserted)
            case .exits(let who): #expect(listening.remove(who) != nil)
            case .tell(let event, let except):
                sequence += 1
                #expect(event.sequence == sequence)
                if let lastID { #expect(event.id > lastID) }
                lastID = event.id
                #expect(except == mustNotHear(event).map { SessionID($0.number) })
            case .answer(_, let to): #expect(to == SessionID(user))
            case .attaches(let session): #expect(attached.insert(session).inserted)
            case .detaches(let session): #expect(attached.remove(session) != nil)
            case .refuse, .report, .respells, .tellSome, .saidBefore, .withhold: break
            }
        }
        #expect(listening == Set(members.map { UserID($0.user) }))
        #expect(attached == Set(members.map { SessionID($0.user) }))
    }

    private func mustNotHear(_ event: Event) -> UserID? {
        switch event.kind {
        case .said(let member, _), .joined(let member), .renamed(let member, _): member.user
        case .left, .topicChanged, .kicked, .modesChanged, .invited, .saidTo, .knocked: nil
        }
    }

    private mutating func checkReports() {
        #expect(scene.members() == members.map(\.name))
        #expect(scene.room.isEmpty == members.isEmpty)
        #expect(scene.room.listing.members == members.count)
        #expect(scene.room.topic?.text.description == topic)
        if members.isEmpty { return }
        #expect(scene.history().map(\.words) == spoken.suffix(RoomScenario.backlog).map { $0 })
    }
}

@Suite struct RoomLawTests {
    private func play(seed: UInt64) throws -> String {
        var tangle = try RoomScenario(seed: seed)
        for number in 0..<300 { try tangle.step(number) }
        return tangle.log
    }

    @Test(arguments: 0..<UInt64(40))
    func `Random commands keep the promises of a room`(seed: UInt64) throws {
        let story = try play(seed: seed)
        #expect(try play(seed: seed) == story, "the same commands gave other deliveries")
    }
}
