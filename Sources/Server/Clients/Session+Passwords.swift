internal import Chat
internal import Sockets
internal import Threads

/// Checks passwords. The handler waits for its turn and for the check; its interruption ends both waits.
extension Session {
    /// Checks the server password. The config file holds it in plain text, so comparing it needs no thread.
    func checkServerPassword(_ password: [UInt8]?) -> Refusal? {
        guard let wanted = server.settings.password else { return nil }
        guard let password else { return Refusal(.wrongPassword) }
        let isRight = password.isSame(as: wanted)
        switch server.passwords.begin(from: from, account: nil, isRight: isRight, limits) {
        case .refuse(let seconds): return tooManyAttempts(seconds)
        case .begin(let attempt):
            guard waitForTurn(attempt) else { return tooManyAttempts(1) }
            if isRight { return nil }
            server.counters.wrongPasswords.count()
            server.log.info("wrong server password", ("client", endpoint.id.number), ("from", from.description))
            return Refusal(.wrongPassword)
        }
    }

    func checkOperator(_ name: [UInt8], _ password: [UInt8]) -> Refusal? {
        switch server.passwords.begin(from: from, account: name, limits) {
        case .refuse(let seconds): return tooManyAttempts(seconds)
        case .begin(let attempt):
            guard waitForTurn(attempt) else { return tooManyAttempts(1) }
            let accounts = server.settings.current.operators
            let result = server.passwords.check(attempt, interruption: interruption) {
                accounts.account(of: name, password)
            }
            let hasPower: Bool
            switch result {
            case .unchecked: return tooManyAttempts(PasswordChecks.secondsUntilThereIsRoom)
            case .wrong: hasPower = false
            case .right(let account): hasPower = claim(account)
            }
            let sentence = hasPower ? "operates the server" : "did not get to operate the server"
            server.log.info(sentence, ("user", user.loggedName), ("from", from.description))
            if hasPower { return nil }
            server.counters.wrongPasswords.count()
            return Refusal(.wrongPassword)
        }
    }

    /// Records the account by which the user operates the server; false when a reload removed it while the password was
    /// checked. A reload changes the settings first and then looks for users of lost accounts, so one of the two sees the other.
    private func claim(_ account: OperatorAccount) -> Bool {
        user.standing.withLock { $0.operatorAccount = account }
        if server.settings.current.operators.contains(account) { return true }
        user.standing.withLock { $0.operatorAccount = nil }
        return false
    }

    /// Waits until the attempt may be made; returns false when the session ends first. Earlier posts are flushed
    /// meanwhile.
    func waitForTurn(_ attempt: AttemptLimiter<PeerAddress>.Attempt) -> Bool {
        settle()
        flushReplies()
        return interruption.wait(until: Deadline(nanoseconds: attempt.start))
    }

    private func tooManyAttempts(_ seconds: Int) -> Refusal {
        server.counters.refusedPasswords.count()
        return Refusal(.tooManyAttempts, about: String(seconds).utf8, limit: .passwordWait)
    }
}
