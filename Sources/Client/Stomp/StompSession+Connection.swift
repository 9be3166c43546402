internal import Wire

/// Handles the events of the connection.
extension StompSession {
    /// Greets the server on a new connection.
    public mutating func connected(at now: UInt64) {
        phase = .greeting
        hasConnected = true
        framer = StompSession.newFramer()
        outgoing = []
        (awaited, answers, unfinished) = ([:], [:], [])
        nameDeadline = nameDeadline ?? now + wish.namePatienceSeconds * 1_000_000_000
        for index in rooms.indices { rooms[index].comeBack() }
        for index in sends.indices { sends[index].isUnderWay = false }
        var headers: Headers = [
            ("accept-version", "1.2"), ("host", "roost"), ("login", name), ("refusals", "message"),
            ("heart-beat", "\(StompSession.beatMilliseconds),\(StompSession.beatMilliseconds)"),
        ]
        if let password = wish.password { headers.append(("passcode", String(decoding: password, as: UTF8.self))) }
        send(StompFrame(.connect, headers))
        (beatDue, beatInterval) = (.max, 0)
        (silenceDue, silenceInterval) = (now + StompSession.patience, 0)
    }

    /// Handles bytes that have arrived.
    public mutating func receive(_ bytes: [UInt8], at now: UInt64) {
        if silenceInterval > 0 { silenceDue = now + silenceInterval }
        var frames: [StompFrame] = []
        var fault: StompFault?
        framer.feed(bytes.span, frame: { frames.append($0) }, fault: { fault = $0 })
        for frame in frames { hear(frame, at: now) }
        if let fault, phase == .talking || phase == .greeting {
            finish(failing: "the server sends what can't be read (\(fault.reason.rawValue))")
        }
    }

    /// Handles the passing of time. Returns false when the connection is dead: the caller hangs up and calls `lost`.
    public mutating func pass(at now: UInt64) -> Bool {
        if now >= silenceDue { return false }
        if now >= beatDue {
            outgoing.append(UInt8(ascii: "\n"))
            beatDue = now + beatInterval
        }
        return true
    }

    /// Handles a connection that failed or could not be made.
    public mutating func lost(_ reason: String, at now: UInt64, chance: Double) {
        outgoing = []
        (beatDue, silenceDue) = (.max, .max)
        switch phase {
        case .over: return
        case .leaving: phase = .over(failure: nil)
        case .connecting, .greeting, .talking, .waiting:
            if let refusedName {
                self.refusedName = nil
                let time = now + nameBackoff.next(chance: chance)
                if time >= nameDeadline ?? 0 { return finish(failing: refusedName) }
                phase = .waiting(until: time)
                return
            }
            guard wish.comesBack && hasBeenWelcome else { return finish(failing: reason) }
            let wait = backoff.next(chance: chance)
            phase = .waiting(until: now + wait)
            news.append(.lost(reason, secondsUntilNext: max(1, Int((wait + 999_999_999) / 1_000_000_000))))
        }
    }

    /// Starts the next attempt to connect, when its time has come.
    public mutating func tryAgain() { if case .waiting = phase { phase = .connecting } }

    mutating func finish(failing reason: String?) {
        if isOver { return }
        phase = .over(failure: reason)
        (beatDue, silenceDue) = (.max, .max)
    }
}
