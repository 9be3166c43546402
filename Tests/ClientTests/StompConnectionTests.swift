import Testing
import Wire

@testable import Client

/// Tests how a session begins and ends, sends heart-beats, and waits before it connects again.
@Suite struct StompConnectionTests {
    private let second: UInt64 = 1_000_000_000

    @Test func `A refused login ends the session`() {
        var ana = StompExchange()
        ana.connects()
        ana.hears("ERROR refusal:name-taken message:taken")
        #expect(ana.session.phase == .over(failure: "name-taken: taken"))
    }

    @Test func `After a lost connection, the client waits until its old connection has released the name`() {
        var ana = StompExchange()
        ana.arrives()
        ana.loses()
        ana.connects()
        ana.hears("ERROR refusal:name-taken message:taken")
        ana.loses(chance: 0.5)
        #expect(ana.session.phase == .waiting(until: ana.now + second))
        ana.connects()
        ana.hears("ERROR refusal:wrong-password message:no")
        #expect(ana.session.phase == .over(failure: "wrong-password: no"))
    }

    @Test func `Waits between attempts grow to a minute and start over after a success`() {
        var ana = StompExchange()
        ana.arrives()
        let waits = (0..<8).map { _ in
            ana.loses(chance: 0.5)
            guard case .waiting(let until) = ana.session.phase else { return UInt64(0) }
            ana.session.tryAgain()
            return (until - ana.now) / 1_000_000
        }
        #expect(waits == [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
        ana.arrives()
        ana.loses(chance: 0)
        #expect(ana.session.phase == .waiting(until: ana.now))
    }

    @Test func `A session that does not reconnect has failed`() {
        var ana = StompExchange(comesBack: false)
        ana.arrives()
        ana.loses()
        #expect(ana.session.phase == .over(failure: "the line broke"))
    }

    /// STOMP 1.2, "Heart-beating": each direction's interval is the greater of what the sender can do and what the
    /// receiver wants.
    @Test func `Heart-beats are sent in time, and their absence is noticed`() {
        var ana = StompExchange()
        ana.arrives()
        _ = ana.sent()
        #expect(ana.session.deadline == ana.now + 40 * second)
        ana.now += 39 * second
        ana.session.receive([0x0A], at: ana.now)
        #expect(ana.session.deadline == ana.now + 6 * second, "45 s is half of the 90 that the server wants")
        ana.now += 6 * second
        var isAlive = ana.session.pass(at: ana.now)
        #expect(isAlive && ana.session.takeOutgoing() == [0x0A])
        ana.now += 34 * second
        isAlive = ana.session.pass(at: ana.now)
        #expect(!isAlive)
    }

    @Test func `A CONNECT without an answer is given up`() {
        var ana = StompExchange()
        ana.connects()
        #expect(ana.session.deadline == ana.now + 20 * second)
        ana.now += 20 * second
        let isAlive = ana.session.pass(at: ana.now)
        #expect(!isAlive)
    }

    @Test func `A goodbye ends the session with its receipt or with the connection`() {
        for isHeard in [true, false] {
            var ana = StompExchange()
            ana.arrives()
            _ = ana.sent()
            ana.session.type("/quit so long")
            #expect(ana.sent() == ["DISCONNECT receipt:t-2 reason:so long"])
            #expect(ana.session.phase == .leaving)
            if isHeard { ana.hears("RECEIPT receipt-id:t-2") } else { ana.loses() }
            #expect(ana.session.phase == .over(failure: nil))
        }
    }

    @Test func `Unreadable input from the server ends the session`() {
        var ana = StompExchange()
        ana.arrives()
        ana.session.receive(Array("NONSENSE\n\n\0".utf8), at: ana.now)
        #expect(ana.session.phase == .over(failure: "the server sends what can't be read (unknownCommand)"))
    }
}
