/// The wait before the next password attempt, by the number of wrong passwords. Times are nanoseconds.
struct AttemptSchedule: Sendable {
    /// The number of wrong passwords before the first wait.
    let free: Int
    /// The first wait; each further wait is twice as long.
    let first: UInt64
    /// The longest wait.
    let most: UInt64

    /// The schedule for an address or an account: three attempts, then 10 s, doubled up to 5 minutes.
    static let single = AttemptSchedule(free: 3, first: 10_000_000_000, most: 300_000_000_000)
    /// The schedule for the whole server: 30 attempts, then 1 s, doubled up to 10 s.
    static let whole = AttemptSchedule(free: 30, first: 1_000_000_000, most: 10_000_000_000)

    func wait(after failures: Int) -> UInt64 {
        if failures < free { return 0 }
        return failures - free < 20 ? min(most, first << UInt64(failures - free)) : most
    }
}

/// The wrong passwords of one address or account, or of the whole server.
struct AttemptRecord: Sendable {
    /// The time without a wrong password after which a record no longer counts: 15 minutes.
    static let memory: UInt64 = 900_000_000_000

    private(set) var failures = 0
    /// The time at which the next attempt may begin.
    private(set) var next: UInt64 = 0

    func isForgotten(at now: UInt64) -> Bool { failures == 0 || now >= next &+ AttemptRecord.memory }

    /// Counts an attempt that begins at `start`, and returns the wait that it causes.
    mutating func charge(from start: UInt64, at now: UInt64, _ schedule: AttemptSchedule) -> UInt64 {
        if isForgotten(at: now) { self = AttemptRecord() }
        failures += 1
        let wait = schedule.wait(after: failures)
        next = max(next, start) &+ wait
        return wait
    }

    /// Takes back an attempt whose password was right or was not checked.
    mutating func refund(_ wait: UInt64) {
        if failures > 0 { failures -= 1 }
        next -= min(next, wait)
    }
}

/// The records of many addresses or accounts. Memory is bounded: when the table is full, keys without a record of their
/// own share one.
struct AttemptRecords<Key: Hashable & Sendable>: Sendable {
    private let capacity: Int
    private var records: [Key: AttemptRecord] = [:]
    private var shared = AttemptRecord()
    private var lastForgetting: UInt64 = 0

    init(capacity: Int) { self.capacity = capacity }

    /// Returns the time at which the next attempt may begin; nil when no wrong password counts against the key.
    func next(_ key: Key, at now: UInt64) -> UInt64? {
        let record = records[key] ?? (records.count >= capacity ? shared : AttemptRecord())
        return record.isForgotten(at: now) ? nil : record.next
    }

    mutating func charge(_ key: Key, from start: UInt64, at now: UInt64) -> UInt64 {
        if records[key] == nil && records.count >= capacity { forget(at: now) }
        if records[key] == nil && records.count >= capacity {
            return shared.charge(from: start, at: now, .single)
        }
        return records[key, default: AttemptRecord()].charge(from: start, at: now, .single)
    }

    mutating func refund(_ key: Key, _ wait: UInt64) {
        guard var record = records[key] else { return shared.refund(wait) }
        record.refund(wait)
        records[key] = record.failures == 0 ? nil : record
    }

    /// Drops the records that no longer count, at most once a second.
    private mutating func forget(at now: UInt64) {
        if now < lastForgetting &+ 1_000_000_000 { return }
        lastForgetting = now
        records = records.filter { !$0.value.isForgotten(at: now) }
    }
}
