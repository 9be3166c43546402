/// Decides when a password may be tried: each wrong password lengthens the waits of its address, of its account and of
/// the server.
///
/// 1. An attempt is charged when it begins and refunded when the password was right. So concurrent attempts cost as
///    much as successive ones.
/// 2. An account's waits do not apply to an address without a wrong password, so that others can't lock the owner out.
///    The server's wait does, unless a password from that address was right before.
/// 3. Memory is bounded, whatever addresses and names clients use.
///
/// Times are nanoseconds of a clock that never goes back.
public struct AttemptLimiter<Address: Hashable & Sendable>: Sendable {
    /// A permitted attempt.
    public struct Attempt: Sendable {
        /// The time from which the password may be checked.
        public let start: UInt64
        let address: Address
        let account: [UInt8]?
        var charges: (address: UInt64, account: UInt64, whole: UInt64) = (0, 0, 0)
    }

    /// The decision about an attempt.
    public enum Decision: Sendable {
        /// The attempt may be made at its `start`.
        case begin(Attempt)
        /// The attempt is refused; the client may retry after that many seconds, rounded up.
        case refuse(seconds: Int)
    }

    /// The number of addresses that are remembered because a password from there was right.
    private static var mostTrusted: Int { 4_096 }

    private var addresses = AttemptRecords<Address>(capacity: 65_536)
    private var accounts = AttemptRecords<[UInt8]>(capacity: 4_096)
    private var whole = AttemptRecord()
    private var trusted: Set<Address> = []
    private var trustedInOrder: [Address] = []
    private var oldestTrusted = 0

    /// Creates a limiter without any attempts.
    public init() {}

    /// Begins an attempt, and charges it unless the password is already known to be right.
    ///
    /// - Parameters:
    ///   - account: the name whose password is tried; nil for a password without a name.
    ///   - isRight: true when the password has already been found right, by a check that costs nothing; the attempt
    ///     still waits for its turn.
    ///   - patience: the longest wait; an attempt that would wait longer is refused, and costs nothing.
    public mutating func begin(
        from address: Address, account: [UInt8]?, isRight: Bool = false, patience: UInt64, at now: UInt64
    ) -> Decision {
        let start = start(from: address, account: account, at: now)
        if start - now > patience {
            return .refuse(seconds: Int(clamping: (start - now + 999_999_999) / 1_000_000_000))
        }
        var attempt = Attempt(start: start, address: address, account: account)
        if isRight {
            trust(address)
            return .begin(attempt)
        }
        attempt.charges.address = addresses.charge(address, from: start, at: now)
        if let account { attempt.charges.account = accounts.charge(account, from: start, at: now) }
        attempt.charges.whole = whole.charge(from: start, at: now, .whole)
        return .begin(attempt)
    }

    /// Refunds an attempt whose password was right, and trusts its address.
    public mutating func succeed(_ attempt: Attempt) {
        withdraw(attempt)
        trust(attempt.address)
    }

    /// Refunds an attempt whose password was not checked.
    public mutating func withdraw(_ attempt: Attempt) {
        addresses.refund(attempt.address, attempt.charges.address)
        if let account = attempt.account { accounts.refund(account, attempt.charges.account) }
        whole.refund(attempt.charges.whole)
    }

    private func start(from address: Address, account: [UInt8]?, at now: UInt64) -> UInt64 {
        var start = now
        if let next = addresses.next(address, at: now) {
            start = max(start, next)
            if let account, let next = accounts.next(account, at: now) { start = max(start, next) }
        }
        if !trusted.contains(address) && !whole.isForgotten(at: now) { start = max(start, whole.next) }
        return start
    }

    /// Remembers an address; when there are too many, the newest replaces the oldest.
    private mutating func trust(_ address: Address) {
        if !trusted.insert(address).inserted { return }
        if trustedInOrder.count < Self.mostTrusted { return trustedInOrder.append(address) }
        trusted.remove(trustedInOrder[oldestTrusted])
        trustedInOrder[oldestTrusted] = address
        oldestTrusted = (oldestTrusted + 1) % Self.mostTrusted
    }
}
