internal import Chat
internal import Sockets
internal import Threads

/// When passwords are checked, and by which threads: the same for all dialects and all kinds of passwords.
final class PasswordChecks: Sendable {
    /// Checks that may wait beside those that run. A check takes some 25 ms, so that the last one waits for 2 s.
    private static let mostWaiting = 64
    /// What is said to a session whose check found no place, in seconds.
    static let secondsUntilThereIsRoom = 5

    private let limiter = Locked(AttemptLimiter<PeerAddress>())
    private let pool: WorkPool

    init() throws(ThreadRefused) {
        pool = try WorkPool(name: "passwords", mostWaiting: PasswordChecks.mostWaiting)
    }

    /// Begins an attempt from an address. Exempt addresses are no exception: a password can be guessed from anywhere.
    func begin(
        from address: PeerAddress, account: [UInt8]?, isRight: Bool = false, _ limits: Limits
    ) -> AttemptLimiter<PeerAddress>.Verdict {
        let patience = UInt64(clamping: limits[.passwordWait]) * 1_000_000_000
        let now = Clock.monotonic()
        return limiter.withLock {
            $0.begin(from: address.countedAs, account: account, isRight: isRight, patience: patience, at: now)
        }
    }

    /// Checks a password by a thread of the pool, and says whether it is right; nil where it could not be checked.
    func check(
        _ attempt: AttemptLimiter<PeerAddress>.Attempt, interruption: Interruption,
        _ isRight: @escaping @Sendable () -> Bool
    ) -> Bool? {
        switch pool.run(interruption: interruption, isRight) {
        case .done(true):
            limiter.withLock { $0.succeed(attempt) }
            return true
        case .done(false): return false
        case .full:
            limiter.withLock { $0.withdraw(attempt) }
            return nil
        case .interrupted: return nil
        }
    }

    /// The threads end. No session is left.
    func close() { pool.close() }
}

extension [OperatorAccount] {
    /// Whether a name and password are those of an account. It takes as long for a name that no account has: then the
    /// password is checked against the hash of some account, always of the same one for the same name.
    func admit(_ name: [UInt8], _ password: [UInt8]) -> Bool {
        if isEmpty { return false }
        let own = filter { $0.name == name }
        let checks = Dictionary(grouping: self, by: \.name).values.map(\.count).max() ?? 0
        let decoy = self[Int(UInt(bitPattern: name.hashValue) % UInt(count))]
        var isRight = false
        for place in 0..<checks {
            let isOwn = place < own.count
            let matches = (isOwn ? own[place] : decoy).admits(password)
            if matches && isOwn { isRight = true }
        }
        return isRight
    }
}

extension [UInt8] {
    /// Whether the bytes are the same, in a time that tells nothing of where they differ.
    func isSame(as other: [UInt8]) -> Bool {
        var difference = count ^ other.count
        for (place, byte) in enumerated() { difference |= Int(byte ^ (place < other.count ? other[place] : 0)) }
        return difference == 0
    }
}
