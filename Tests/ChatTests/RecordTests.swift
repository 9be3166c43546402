import Chat
import Testing

/// Tests of the nickname history and of the lists of watched names.
@Suite struct RecordTests {
    private func member(_ name: String, _ user: UInt64) throws -> Member {
        Member(user: UserID(user), name: try #require(UserName(name)))
    }

    @Test func `The most recent visit comes first, and the oldest is forgotten`() throws {
        var book = NicknameHistory(capacity: 3)
        for user in 1...5 {
            let name = user == 4 ? "ben" : "Ana"
            book.record(FormerUser(try member(name, UInt64(user)), ended: Timestamp(milliseconds: Int64(user))))
        }
        #expect(book.visits(of: try #require(UserName("ana"))).map(\.member.user.number) == [5, 3])
        #expect(book.visits(of: try #require(UserName("BEN"))).map(\.member.user.number) == [4])
        #expect(book.visits(of: try #require(UserName("cat"))).isEmpty)
    }

    @Test func `The watchers of a name are the users who asked and are still online`() throws {
        var register = WatchList<String>()
        let (ana, ben) = (try #require(UserName("ana")), try #require(UserName("ben")))
        register.watch(ana, "x", as: SessionID(1))
        register.watch(try #require(UserName("ANA")), "x", as: SessionID(1))
        register.watch(ana, "y", as: SessionID(2))
        register.watch(ben, "y", as: SessionID(2))
        #expect(register.watchers(of: ana) == ["x", "y"])
        register.unwatch(ana, as: SessionID(1))
        register.unwatch(ben, as: SessionID(1))
        #expect(register.watchers(of: ana) == ["y"])
        #expect(register.watchers(of: ben) == ["y"])
        register.forget(SessionID(2))
        #expect(register.isEmpty)
    }
}
