/// Limits the connections at once, in all and from one address, and the new ones from one address each minute. The
/// caller passes the time.
public struct ConnectionLimiter<Address: Hashable & Sendable>: Sendable {
    private struct AddressRecord: Sendable {
        var present = 0
        var begun: UInt64 = 0
        var recent = 0
    }

    /// The number of stored addresses above which those without a connection are dropped.
    private static var manyAddresses: Int { 65_536 }

    private var visits: [Address: AddressRecord] = [:]
    private var lastForgetting: UInt64 = 0
    /// The number of open connections from all addresses.
    public private(set) var present = 0

    /// Creates a limiter without any connections.
    public init() {}

    /// Admits a connection, or returns a refusal. A connection with a nil address counts towards the total only.
    ///
    /// - Parameter now: seconds of a clock that never goes back.
    public mutating func admit(_ address: Address?, limits: Limits, at now: UInt64) -> Refusal? {
        if present >= limits[.clients] { return refusal(.clients) }
        if let address, let refusal = count(address, limits, at: now) { return refusal }
        present += 1
        return nil
    }

    /// Counts an admitted connection under another address, or returns a refusal, which changes nothing. The connection
    /// then counts as a new one of that address and no longer as one of the old address; the total stays. A nil address
    /// stands for none.
    ///
    /// - Parameter now: seconds of a clock that never goes back.
    public mutating func move(from old: Address?, to new: Address?, limits: Limits, at now: UInt64) -> Refusal? {
        if old == new { return nil }
        if let new, let refusal = count(new, limits, at: now) { return refusal }
        guard let old, var entry = visits[old] else { return nil }
        entry.present -= 1
        entry.recent = max(0, entry.recent - 1)
        visits[old] = entry
        return nil
    }

    private mutating func count(_ address: Address, _ limits: Limits, at now: UInt64) -> Refusal? {
        var entry = visits[address] ?? AddressRecord()
        if now >= entry.begun + 60 { entry = AddressRecord(present: entry.present, begun: now, recent: 0) }
        if entry.present >= limits[.clientsPerAddress] { return refusal(.clientsPerAddress) }
        if entry.recent >= limits[.connectionsPerMinute] { return refusal(.connectionsPerMinute) }
        entry.present += 1
        entry.recent += 1
        visits[address] = entry
        if visits.count > Self.manyAddresses && now > lastForgetting { forget(before: now) }
        return nil
    }

    /// Returns a refusal that names the limit, so that the client and the operator know it.
    private func refusal(_ limit: Limit) -> Refusal { Refusal(.tooManyClients, limit: limit) }

    /// Removes an admitted connection that has ended.
    public mutating func leave(_ address: Address?) {
        present -= 1
        guard let address, var entry = visits[address] else { return }
        entry.present -= 1
        visits[address] = entry
    }

    /// Drops addresses without a connection once their minute is over.
    private mutating func forget(before now: UInt64) {
        lastForgetting = now
        visits = visits.filter { $0.value.present > 0 || now < $0.value.begun + 60 }
    }
}
