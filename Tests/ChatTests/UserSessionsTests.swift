import Chat
import Testing

/// Tests of one user's sessions, and of the user's state that follows from all of them.
@Suite struct UserSessionsTests {
    private func words(_ text: String) throws -> MessageText { try #require(MessageText(text)) }

    @Test func `A user is away while all sessions are, with the latest words`() throws {
        var sessions = UserSessions<String>()
        sessions.attach("phone", as: SessionID(1))
        sessions.attach("laptop", as: SessionID(2))
        sessions.setAway(try words("lunch"), for: SessionID(2))
        #expect(sessions.away == nil)
        sessions.setAway(try words("out"), for: SessionID(1))
        #expect(sessions.away == (try words("out")))
        sessions.setAway(try words("tea"), for: SessionID(2))
        #expect(sessions.away == (try words("tea")))
        sessions.detach(SessionID(2))
        #expect(sessions.away == (try words("out")))
        sessions.attach("tablet", as: SessionID(3))
        #expect(sessions.away == nil)
    }

    @Test func `Only sessions that have appeared can be reached`() {
        var sessions = UserSessions<String>()
        sessions.attach("phone", as: SessionID(1))
        sessions.attach("laptop", as: SessionID(2))
        sessions.appear(SessionID(2))
        #expect(sessions.reachable == ["laptop"] && sessions.others(than: SessionID(2)).isEmpty)
        sessions.appear(SessionID(1))
        #expect(sessions.others(than: SessionID(2)) == ["phone"])
        sessions.detach(SessionID(1))
        sessions.detach(SessionID(2))
        #expect(sessions.isEmpty && sessions.away == nil)
    }
}
