internal import Chat
internal import Sockets
internal import Threads

/// Decides when passwords are checked, and on which threads: the same for all dialects and all kinds of passwords.
final class PasswordChecks: Sendable {
    /// The number of checks that may wait besides those that run. A check takes about 25 ms, so the last one waits for
    /// about 2 s.
    private static let mostWaiting = 64
    /// The number of seconds after which a session may retry when the queue of checks was full.
    static let secondsUntilThereIsRoom = 5

    private let limiter = Locked(AttemptLimiter<PeerAddress>())
    private let pool: WorkPool

    init() throws(ThreadCreationError) {
        pool = try WorkPool(name: "passwords", mostWaiting: PasswordChecks.mostWaiting)
    }

    /// Begins an attempt from an address. Exempt addresses are no exception: a password can be guessed from anywhere.
    func begin(
        from address: PeerAddress, account: [UInt8]?, isRight: Bool = false, _ limits: Limits
    ) -> AttemptLimiter<PeerAddress>.Decision {
        let patience = UInt64(clamping: limits[.passwordWait]) * 1_000_000_000
        let now = Clock.monotonic()
        return limiter.withLock {
            $0.begin(from: address.countedAs, account: account, isRight: isRight, patience: patience, at: now)
        }
    }

    /// The result of a check.
    enum Result<Account: Sendable>: Sendable {
        /// The password is that of this account.
        case right(Account)
        /// The password is wrong, or there is no such account.
        case wrong
        /// The password was not checked: the pool is full, or the session ends.
        case unchecked
    }

    /// Checks a password on a thread of the pool. `find` returns the account that has the password.
    func check<Account: Sendable>(
        _ attempt: AttemptLimiter<PeerAddress>.Attempt, interruption: Interruption,
        _ find: @escaping @Sendable () -> Account?
    ) -> Result<Account> {
        switch pool.run(interruption: interruption, find) {
        case .done(let account?):
            limiter.withLock { $0.succeed(attempt) }
            return .right(account)
        case .done(nil): return .wrong
        case .full:
            limiter.withLock { $0.withdraw(attempt) }
            return .unchecked
        case .interrupted: return .unchecked
        }
    }

    /// Ends the threads. Called when no session is left.
    func close() { pool.close() }
}

extension [UInt8] {
    /// Returns whether the bytes are equal, in a time that does not reveal where they differ.
    func isSame(as other: [UInt8]) -> Bool {
        var difference = count ^ other.count
        for (place, byte) in enumerated() { difference |= Int(byte ^ (place < other.count ? other[place] : 0)) }
        return difference == 0
    }
}
