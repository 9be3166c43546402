import Chat
import Testing

@Suite struct ConnectionLimiterTests {
    private func limits(clients: Int = 100, each: Int = 100, perMinute: Int = 100) throws -> Limits {
        var limits = Limits()
        try limits.set("clients=\(clients)")
        try limits.set("clients-per-address=\(each)")
        try limits.set("connections-per-minute=\(perMinute)")
        return limits
    }

    @Test func `The total number of simultaneous connections is limited`() throws {
        let limits = try limits(clients: 2)
        var admission = ConnectionLimiter<String>()
        #expect(admission.admit("a", limits: limits, at: 0) == nil)
        #expect(admission.admit(nil, limits: limits, at: 0) == nil)
        #expect(admission.admit("b", limits: limits, at: 0)?.word == .tooManyClients)
        #expect(admission.present == 2)
        admission.leave(nil)
        #expect(admission.admit("b", limits: limits, at: 0) == nil)
    }

    @Test func `The number of simultaneous connections from one address is limited`() throws {
        let limits = try limits(each: 2)
        var admission = ConnectionLimiter<String>()
        for _ in 0..<2 { #expect(admission.admit("a", limits: limits, at: 5) == nil) }
        #expect(admission.admit("a", limits: limits, at: 5)?.word == .tooManyClients)
        #expect(admission.admit("a", limits: limits, at: 500)?.word == .tooManyClients)
        #expect(admission.admit("b", limits: limits, at: 5) == nil)
        admission.leave("a")
        #expect(admission.admit("a", limits: limits, at: 5) == nil)
        #expect(admission.present == 3)
    }

    @Test func `The connections per minute from one address are limited, whether they stay open or not`() throws {
        let limits = try limits(perMinute: 3)
        var admission = ConnectionLimiter<String>()
        for second in [10, 20, 69] as [UInt64] {
            #expect(admission.admit("a", limits: limits, at: second + 100) == nil)
            admission.leave("a")
        }
        #expect(admission.admit("a", limits: limits, at: 169)?.word == .tooManyClients)
        #expect(admission.admit("b", limits: limits, at: 169) == nil)
        #expect(admission.admit("a", limits: limits, at: 170) == nil)
    }

    @Test func `A connection that is counted under another address counts there and no longer under the old one`()
        throws
    {
        let limits = try limits(each: 2, perMinute: 3)
        var admission = ConnectionLimiter<String>()
        for _ in 0..<9 {
            #expect(admission.admit("proxy", limits: limits, at: 5) == nil)
            #expect(admission.move(from: "proxy", to: nil, limits: limits, at: 5) == nil)
        }
        for _ in 0..<2 { #expect(admission.move(from: nil, to: "a", limits: limits, at: 5) == nil) }
        #expect(admission.move(from: nil, to: "a", limits: limits, at: 5)?.limit == .clientsPerAddress)
        #expect(admission.present == 9)
        admission.leave("a")
        #expect(admission.move(from: nil, to: "a", limits: limits, at: 5) == nil)
        admission.leave("a")
        #expect(admission.move(from: nil, to: "a", limits: limits, at: 5)?.limit == .connectionsPerMinute)
        // A refused move changes nothing.
        #expect(admission.admit("b", limits: limits, at: 5) == nil)
        #expect(admission.move(from: "b", to: "a", limits: limits, at: 5) != nil)
        #expect(admission.admit("b", limits: limits, at: 5) == nil)
        #expect(admission.admit("b", limits: limits, at: 5)?.limit == .clientsPerAddress)
        #expect(admission.move(from: "b", to: "b", limits: limits, at: 5) == nil)
    }

    @Test func `Exempt addresses count only toward the total`() throws {
        let limits = try limits(each: 1, perMinute: 1)
        var admission = ConnectionLimiter<String>()
        for _ in 0..<50 { #expect(admission.admit(nil, limits: limits, at: 0) == nil) }
        #expect(admission.present == 50)
    }

    @Test func `An address with an open connection is never forgotten, however many addresses connect`() throws {
        let limits = try limits(clients: 1_000_000, each: 1)
        var admission = ConnectionLimiter<Int>()
        for address in 0..<66_000 {
            #expect(admission.admit(address, limits: limits, at: UInt64(address / 100)) == nil)
            if address != 7 { admission.leave(address) }
        }
        #expect(admission.present == 1)
        #expect(admission.admit(7, limits: limits, at: 9_000)?.word == .tooManyClients)
        #expect(admission.admit(8, limits: limits, at: 9_000) == nil)
    }
}
