import Seeds
import Testing

@testable import Screen

/// Tests of the list of a room's members.
@Suite struct MemberListTests {
    @Test func `A member shows the highest of all roles that it holds`() {
        var scene = Scene()
        scene.screen.setRank("@", of: "ben", "lobby", isHeld: true)
        scene.screen.setRank("+", of: "BEN", "lobby", isHeld: true)
        #expect(scene.screen.open.members["ben"]?.rank == "@")
        scene.screen.setRank("@", of: "ben", "lobby", isHeld: false)
        #expect(scene.screen.open.members["ben"]?.rank == "+")
        scene.screen.join("ben", "lobby")
        #expect(scene.screen.open.members["ben"]?.rank == "+")
    }

    @Test func `The user's own new name stands in the list of every room, with its roles`() {
        var scene = Scene()
        scene.screen.enter("tea", topic: "", members: [Participant("ana"), Participant("cleo")], opening: false)
        scene.screen.renameSelf(to: "anna")
        #expect(scene.screen.ownName == "anna")
        #expect(scene.screen.windows[1].members.map { $0.rank + $0.name } == ["@anna", "ben"])
        #expect(scene.screen.windows[2].members.map(\.name) == ["anna", "cleo"])
    }

    // The test takes seconds on a quiet machine. A list that visits every member for each change would take longer than
    // this limit.
    @Test(.timeLimit(.minutes(10)))
    func `Sixty thousand users who join and leave cost little each, also while they are shown`() {
        var scene = Scene()
        for number in 0..<60_000 {
            scene.screen.join("user\((number * 7_919) % 60_000)", "lobby")
            scene.hears("", "somebody joined", .told)
            if number % 500 == 0 { _ = scene.screen.picture }
        }
        #expect(scene.screen.open.members.count == 60_002)
        for number in 0..<60_000 { scene.screen.leave("user\(number)", "lobby") }
        #expect(scene.screen.open.members.map(\.name) == ["ana", "ben"])
    }

    @Test(arguments: 0..<20 as Range<UInt64>) func `The list is sorted like an array after any changes`(_ seed: UInt64)
    {
        var chance = SplitMix64(seed: seed)
        var list = MemberList()
        var model: [String: Participant] = [:]
        for _ in 0..<3_000 {
            let name = "n\(chance.next() % 1_500)"
            if chance.next() % 3 == 0 {
                #expect(list.remove(name) == model.removeValue(forKey: name))
            } else {
                let member = Participant(name, ranks: chance.next() % 8 == 0 ? ["@", "+"] : [])
                list.insert(member)
                model[name] = member
            }
        }
        let order = { (member: Participant) in (member.rank == "@" ? 0 : 1, member.name) }
        #expect(Array(list) == model.values.sorted { order($0) < order($1) })
        #expect(list.count == model.count)
    }
}
