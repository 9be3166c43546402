/// Who may connect: so many at once, and so many a minute, from one address. Time comes in as a value.
public struct ConnectionLimiter<Address: Hashable & Sendable>: Sendable {
    private struct Visits: Sendable {
        var present = 0
        var begun: UInt64 = 0
        var recent = 0
    }

    /// Addresses that are kept before those without a connection are looked for.
    private static var manyAddresses: Int { 65_536 }

    private var visits: [Address: Visits] = [:]
    private var lastForgetting: UInt64 = 0
    /// Connections at once, from anywhere.
    public private(set) var present = 0

    /// Nobody yet.
    public init() {}

    /// Lets a connection in, or says why not. An address is nil where it counts towards the whole only.
    ///
    /// - Parameter now: seconds of a clock that never goes back.
    public mutating func admit(_ address: Address?, limits: Limits, at now: UInt64) -> Refusal? {
        if present >= limits[.clients] { return refusal(.clients) }
        if let address {
            var entry = visits[address] ?? Visits()
            if now >= entry.begun + 60 { entry = Visits(present: entry.present, begun: now, recent: 0) }
            if entry.present >= limits[.clientsPerAddress] { return refusal(.clientsPerAddress) }
            if entry.recent >= limits[.connectionsPerMinute] { return refusal(.connectionsPerMinute) }
            entry.present += 1
            entry.recent += 1
            visits[address] = entry
            if visits.count > Self.manyAddresses && now > lastForgetting { forget(before: now) }
        }
        present += 1
        return nil
    }

    /// Says by which limit somebody is kept out, so that both sides know.
    private func refusal(_ limit: Limit) -> Refusal { Refusal(.tooManyClients, limit: limit) }

    /// A connection that was let in is gone.
    public mutating func leave(_ address: Address?) {
        present -= 1
        guard let address, var entry = visits[address] else { return }
        entry.present -= 1
        visits[address] = entry
    }

    /// Addresses without a connection are forgotten once their minute is over.
    private mutating func forget(before now: UInt64) {
        lastForgetting = now
        visits = visits.filter { $0.value.present > 0 || now < $0.value.begun + 60 }
    }
}
