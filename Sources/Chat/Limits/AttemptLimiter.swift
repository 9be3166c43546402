/// When a password may be tried: waits grow with each wrong one from one address, for one account, and in all.
///
/// 1. An attempt is charged when it begins, and given back when the password was right. So attempts at the same time
///    cost what attempts in turn cost.
/// 2. The waits of an account do not hold for an address without a wrong password, so that its owner is not locked out
///    by others. The wait in all does, unless a password from that address was right before.
/// 3. Memory is bounded, whatever addresses and names are used.
///
/// Times are nanoseconds of a clock that never goes back.
public struct AttemptLimiter<Address: Hashable & Sendable>: Sendable {
    /// An attempt that may be made.
    public struct Attempt: Sendable {
        /// When the password may be checked.
        public let start: UInt64
        let address: Address
        let account: [UInt8]?
        var charges: (address: UInt64, account: UInt64, whole: UInt64) = (0, 0, 0)
    }

    /// Whether and when an attempt may be made.
    public enum Decision: Sendable {
        /// At its start.
        case begin(Attempt)
        /// Not now; in so many seconds, rounded up.
        case refuse(seconds: Int)
    }

    /// Addresses of which it is remembered that a password was right.
    private static var mostTrusted: Int { 4_096 }

    private var addresses = AttemptRecords<Address>(capacity: 65_536)
    private var accounts = AttemptRecords<[UInt8]>(capacity: 4_096)
    private var whole = AttemptRecord()
    private var trusted: Set<Address> = []
    private var trustedInOrder: [Address] = []
    private var oldestTrusted = 0

    /// No attempt has been made.
    public init() {}

    /// Begins an attempt, and charges it unless the password is already known to be right.
    ///
    /// - Parameters:
    ///   - account: the name whose password is tried; nil for a password that has no name.
    ///   - isRight: true where the check costs nothing and has been made; the attempt still waits for its turn.
    ///   - patience: how long an attempt may wait; with a longer wait it is refused, and costs nothing.
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

    /// The password of an attempt was right.
    public mutating func succeed(_ attempt: Attempt) {
        withdraw(attempt)
        trust(attempt.address)
    }

    /// The password was not checked.
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

    /// The oldest makes room for the newest where there are too many.
    private mutating func trust(_ address: Address) {
        if !trusted.insert(address).inserted { return }
        if trustedInOrder.count < Self.mostTrusted { return trustedInOrder.append(address) }
        trusted.remove(trustedInOrder[oldestTrusted])
        trustedInOrder[oldestTrusted] = address
        oldestTrusted = (oldestTrusted + 1) % Self.mostTrusted
    }
}
