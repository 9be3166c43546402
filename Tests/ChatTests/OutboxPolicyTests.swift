import Chat
import Testing

@Suite struct OutboxPolicyTests {
    /// Returns a policy for an outbox in which `waiting` bytes already wait, so that nothing is sent at once.
    private func account(_ bounds: OutboxBounds, waiting: Int) -> OutboxPolicy {
        var account = OutboxPolicy(bounds)
        account.kept(waiting, .news)
        return account
    }

    @Test(arguments: [OutboxPolicy.Kind.talk, .news, .answer])
    func `The first bytes are sent at once, and later bytes wait behind them`(kind: OutboxPolicy.Kind) {
        var account = OutboxPolicy(OutboxBounds(100))
        #expect(account.offered(500, kind) == .sendAtOnce)
        account.kept(60, kind)
        #expect(account.offered(40, kind) == .keep)
        #expect(account.offered(41, kind) == .giveUp)
        account.sent(60, kind)
        #expect(account.pending == 0)
        #expect(account.offered(41, kind) == .sendAtOnce)
    }

    @Test func `Absurd sizes never fit`() {
        var account = account(OutboxBounds(usual: 10, most: 20), waiting: 1)
        #expect(account.offered(.max, .news) == .giveUp)
        #expect(account.offered(.max, .talk) == .skip)
    }

    @Test func `Lowering the bound gives up a client whose pending bytes exceed it`() {
        var account = account(OutboxBounds(100), waiting: 90)
        account.bounds = OutboxBounds(50)
        #expect(account.offered(1, .news) == .giveUp)
        account.sent(60, .news)
        #expect(account.offered(20, .news) == .keep)
        #expect(account.offered(21, .news) == .giveUp)
    }

    @Test func `A report of more sent bytes than were pending leaves none`() {
        var account = account(OutboxBounds(100), waiting: 3)
        account.sent(.max, .answer)
        #expect(account.pending == 0 && account.pendingAnswers == 0)
    }

    @Test func `Past the usual bound, messages are skipped and nothing else is`() {
        var account = account(OutboxBounds(usual: 100, most: 150), waiting: 90)
        #expect(account.offered(10, .talk) == .keep && !account.isBehind)
        #expect(account.offered(11, .talk) == .skip && account.isBehind)
        #expect(account.offered(60, .news) == .keep)
        #expect(account.offered(61, .news) == .giveUp)
        #expect(account.offered(60, .answer) == .keep)
    }

    @Test(arguments: [(1_000_000, 500_000), (131_072, 65_536), (100_000, 34_464), (65_536, 0), (100, 0)])
    func `A client that is behind receives no messages until half of the bound and a batch are free`(
        bound: Int, most: Int
    ) {
        var account = account(OutboxBounds(usual: bound, most: bound * 2), waiting: bound)
        #expect(account.offered(1, .talk) == .skip)
        account.sent(bound - most - 1, .news)
        #expect(!account.hasCaughtUp && account.offered(1, .talk) == .skip)
        account.sent(1, .news)
        #expect(account.hasCaughtUp && account.offered(1, .talk) == .skip, "they have not been told yet")
        account.catchUp()
        #expect(!account.isBehind && account.offered(1, .talk) == (most == 0 ? .sendAtOnce : .keep))
    }

    @Test func `A direct message may take half of the reserve, and then its speaker is refused`() {
        var account = account(OutboxBounds(usual: 100, most: 200), waiting: 100)
        #expect(account.offered(50, .direct) == .keep)
        #expect(account.offered(51, .direct) == .refuse)
        account.kept(50, .direct)
        #expect(account.offered(1, .direct) == .refuse && !account.isBehind)
        #expect(account.offered(50, .news) == .keep, "the other half is left for changes")
    }

    @Test func `Without a reserve a direct message past the bound ends the connection, as the policy says`() {
        var account = account(OutboxBounds(100), waiting: 90)
        #expect(account.offered(10, .direct) == .keep)
        #expect(account.offered(11, .direct) == .giveUp)
    }

    @Test func `A reply waits until it fits behind the messages of others`() {
        var account = account(OutboxBounds(usual: 100, most: 120), waiting: 100)
        #expect(account.mayWrite(20) && !account.mayWrite(21))
        account.sent(100, .talk)
        #expect(account.mayWrite(1_000), "nothing waits, so that nothing is gained by waiting")
    }

    @Test func `A reply waits only for earlier replies where messages can be skipped`() {
        for (bounds, mayWrite) in [(OutboxBounds(usual: 100, most: 200), true), (OutboxBounds(100), false)] {
            var account = OutboxPolicy(bounds)
            account.kept(90, .talk)
            #expect(account.mayWrite() == mayWrite)
            account.kept(49, .answer)
            #expect(account.mayWrite() == mayWrite)
            account.kept(1, .answer)
            #expect(!account.mayWrite())
            account.dropped()
            #expect(account.mayWrite())
        }
    }
}
