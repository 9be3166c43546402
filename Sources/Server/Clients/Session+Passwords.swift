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
        let hasPower: Bool
        switch check(name, password, among: { server.settings.current.operators }) {
        case .failure(let refusal): return refusal
        case .success(let account): hasPower = account.map(claim) ?? false
        }
        let sentence = hasPower ? "operates the server" : "did not get to operate the server"
        server.log.info(sentence, ("user", user.loggedName), ("from", from.description))
        if hasPower { return nil }
        server.counters.wrongPasswords.count()
        return Refusal(.wrongPassword)
    }

    /// Finds the account that has this name and password: nil when there is none, and a refusal when the password was not
    /// checked.
    ///
    /// - Parameter accounts: returns the accounts; it is called when the turn of the attempt has come.
    func check<Account: PasswordAccount>(
        _ name: [UInt8], _ password: [UInt8], among accounts: () -> [Account]
    ) -> Result<Account?, Refusal> {
        let proven = accounts().first { $0.name == name && $0.isProven(password) }
        switch server.passwords.begin(from: from, account: name, isRight: proven != nil, limits) {
        case .refuse(let seconds): return .failure(tooManyAttempts(seconds))
        case .begin(let attempt):
            guard waitForTurn(attempt) else { return .failure(tooManyAttempts(1)) }
            if let proven { return .success(proven) }
            let accounts = accounts()
            let result = server.passwords.check(attempt, interruption: interruption) {
                accounts.account(of: name, password)
            }
            switch result {
            case .right(let account): return .success(account)
            case .wrong: return .success(nil)
            case .unchecked: return .failure(tooManyAttempts(PasswordChecks.secondsUntilThereIsRoom))
            }
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
    private func waitForTurn(_ attempt: AttemptLimiter<PeerAddress>.Attempt) -> Bool {
        settle()
        flushReplies()
        return interruption.wait(until: Deadline(nanoseconds: attempt.start))
    }

    private func tooManyAttempts(_ seconds: Int) -> Refusal {
        server.counters.refusedPasswords.count()
        return Refusal(.tooManyAttempts, about: String(seconds).utf8, limit: .passwordWait)
    }
}
