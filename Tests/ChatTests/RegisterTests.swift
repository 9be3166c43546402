import Chat
import Seeds
import Testing

@Suite struct NameRegistryTests {
    private func name(_ text: String) throws -> UserName { try #require(UserName(text)) }

    @Test func `A name has one owner, however it is spelled`() throws {
        var register = NameRegistry<Int>()
        #expect(register.claim(try name("Ana"), for: 1) == nil)
        #expect(register.claim(try name("aNA"), for: 2) == Refusal(.nameTaken, about: try name("aNA")))
        #expect(register.owner(of: try name("ANA")) == 1)
        register.release(try name("ana"))
        #expect(register.owner(of: try name("Ana")) == nil)
        #expect(register.claim(try name("aNA"), for: 2) == nil)
    }

    @Test func `A renamed user's old name is held until it is released`() throws {
        var register = NameRegistry<Int>()
        #expect(register.claim(try name("ana"), for: 1) == nil)
        #expect(register.rename(try name("ana"), to: try name("bea")) == nil)
        #expect(register.owner(of: try name("ana")) == nil)
        #expect(register.owner(of: try name("bea")) == 1)
        #expect(register.claim(try name("ana"), for: 2)?.word == .nameTaken)
        #expect(register.count == 1)
        register.releaseHeldBack(try name("ana"))
        #expect(register.claim(try name("ana"), for: 2) == nil)
        register.releaseHeldBack(try name("ana"))
        #expect(register.owner(of: try name("ana")) == 2)
    }

    @Test func `The owner of a name can change its spelling`() throws {
        var register = NameRegistry<Int>()
        #expect(register.claim(try name("ana"), for: 1) == nil)
        #expect(register.rename(try name("ana"), to: try name("ANA")) == nil)
        #expect(register.names(atMost: 9).map(\.description) == ["ANA"])
        register.releaseHeldBack(try name("ana"))
        #expect(register.owner(of: try name("ana")) == 1)
    }

    @Test func `A refused rename changes nothing`() throws {
        var register = NameRegistry<Int>()
        #expect(register.claim(try name("ana"), for: 1) == nil)
        #expect(register.claim(try name("ben"), for: 2) == nil)
        #expect(register.rename(try name("ana"), to: try name("Ben"))?.word == .nameTaken)
        #expect(register.rename(try name("cat"), to: try name("dan"))?.word == .noSuchUser)
        #expect(register.owner(of: try name("ana")) == 1)
        #expect(register.owner(of: try name("ben")) == 2)
        #expect(register.names(atMost: 1).map(\.description) == ["ana"])
    }

    /// Random claims, renames and departures leave each name with one owner, and each owner with one name.
    @Test(arguments: 0..<UInt64(20))
    func `Every name has one owner, and every owner one name, after any claims, renames and departures`(seed: UInt64)
        throws
    {
        var chance = SplitMix64(seed: seed)
        let names = try ["ana", "ben", "cat", "dan", "eva"].map(name)
        var register = NameRegistry<Int>()
        var owned: [Int: UserName] = [:]
        var heldBack: [UserName] = []
        for _ in 0..<400 {
            let person = Int.random(in: 0..<7, using: &chance)
            let wanted = chance.pick(names)
            let isFree = !owned.values.contains(wanted) && !heldBack.contains(wanted)
            switch (owned[person], chance.oneIn(3)) {
            case (nil, _):
                #expect((register.claim(wanted, for: person) == nil) == isFree)
                if isFree { owned[person] = wanted }
            case (let current?, true):
                register.release(current)
                owned[person] = nil
            case (let current?, false):
                #expect((register.rename(current, to: wanted) == nil) == (isFree || wanted == current))
                if isFree {
                    owned[person] = wanted
                    heldBack.append(current)
                }
            }
            if chance.oneIn(2), let free = heldBack.popLast() { register.releaseHeldBack(free) }
            #expect(register.count == owned.count)
            for (person, name) in owned { #expect(register.owner(of: name) == person) }
            #expect(Set(register.names(atMost: .max)) == Set(owned.values))
        }
    }
}

@Suite struct RoomTableTests {
    private func name(_ text: String) throws -> RoomName { try #require(RoomName(text)) }

    private func open(_ table: inout RoomTable<Int>, _ text: String, atMost most: Int = 9, _ door: Int?) throws -> Int?
    {
        switch table.open(try name(text), atMost: most, make: { _ in door }) {
        case .opened(let door): return door
        case .refused(let refusal):
            #expect(refusal == Refusal(.tooManyRooms, about: try name(text), limit: .rooms))
            return nil
        }
    }

    @Test func `A room is created once, however its name is spelled`() throws {
        var table = RoomTable<Int>()
        #expect(try open(&table, "Lobby", 1) == 1)
        #expect(try open(&table, "lobbY", 2) == 1)
        #expect(table.find(try name("LOBBY")) == 1)
        #expect(table.count == 1)
    }

    @Test func `The number of rooms is limited`() throws {
        var table = RoomTable<Int>()
        #expect(try open(&table, "a", atMost: 1, 1) == 1)
        #expect(try open(&table, "b", atMost: 1, 2) == nil)
        #expect(try open(&table, "a", atMost: 1, 3) == 1)
        table.remove(try name("A").key)
        #expect(try open(&table, "b", atMost: 1, 4) == 4)
        #expect(table.all == [4])
    }

    @Test func `A room that cannot be created is not in the table`() throws {
        var table = RoomTable<Int>()
        #expect(try open(&table, "a", nil) == nil)
        #expect(table.find(try name("a")) == nil)
        #expect(table.count == 0)
    }

    @Test func `Rooms are listed in the order of their creation`() throws {
        var table = RoomTable<Int>()
        for (number, letter) in ["c", "a", "b"].enumerated() { _ = try open(&table, letter, number) }
        table.remove(try name("c").key)
        _ = try open(&table, "c", 3)
        #expect(table.all == [1, 2, 3])
    }
}
