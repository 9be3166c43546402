internal import Chat
internal import Dialects
internal import Sockets
internal import Threads

/// Waits for silent clients, and holds back clients that send too much.
extension ClientLoop {
    /// Waits for the socket. A kill or the server's end stops the wait at once, or prevents it. The wait may end early.
    func waitForClient(_ condition: Transport.Condition, milliseconds: Int32) -> Bool {
        handler.forcedDeparture == nil && handler.transport.waitWakeably(for: condition, milliseconds: milliseconds)
    }

    /// Waits for input of the client, with the same ends as `waitForClient`.
    func waitForInput(milliseconds: Int32) -> Transport.Arrival? {
        if handler.forcedDeparture != nil { return nil }
        return handler.transport.waitWakeablyForInput(milliseconds: milliseconds)
    }

    /// The time at which the server must ping the client, send a heart-beat or treat the client as gone; never where
    /// the dialect can't do that.
    var silenceDeadline: Deadline {
        Deadline(nanoseconds: session.encodingClass.traits.probesIdleClients ? silence.due : pulse.due)
    }

    /// The time at which a silent client before login is shown how to log in. A program that sends at once never sees
    /// this.
    var greetingDeadline: Deadline {
        session.encodingClass.traits.greetsVisitors
            ? .after(milliseconds: session.limits[.greetingMilliseconds]) : .never
    }

    func greet() {
        session.reply(.greeting(session.facts, needsPassword: session.server.settings.password != nil))
        session.flush()
    }

    /// Sends a heart-beat when it is due. Returns a departure when the client's heart-beats have stopped.
    mutating func keepPulse() -> Departure? {
        if let seconds = pulse.silence(at: Clock.monotonic()) { return .silent(seconds: seconds) }
        beatIfDue()
        return nil
    }

    mutating func beatIfDue() {
        if pulse.nextBeat != .max && pulse.takeBeat(at: Clock.monotonic()) {
            handler.outbox.offer(dialect.heartBeat)
        }
    }

    /// Pings a silent client. Returns a departure when the client has not answered in time.
    mutating func breakSilence() -> Departure? {
        if !session.encodingClass.traits.probesIdleClients { return nil }
        refresh()
        switch silence.action(at: Clock.monotonic()) {
        case .ask: session.reply(.question)
        case .end(let seconds): return .silent(seconds: seconds)
        case nil: break
        }
        session.flush()
        return nil
    }

    /// Applies flood control: input that the client has already sent is handled later, and only its hang-up is noticed
    /// at once.
    mutating func holdBack() {
        let deadline = Deadline(nanoseconds: router.heldUntil)
        if deadline.nanoseconds == 0 || deadline.hasPassed { return }
        session.flush()
        // After the peer has closed its sending side, the socket stays readable for ever, so only its death and the
        // time limit can end this wait.
        var condition = Transport.Condition.hangUp
        while !deadline.hasPassed && handler.forcedDeparture == nil {
            let nearest = min(deadline, Deadline(nanoseconds: pulse.nextBeat))
            guard waitForClient(condition, milliseconds: nearest.pollTimeout) else {
                beatIfDue()
                continue
            }
            if condition == .death {
                isGone = true
                return
            }
            condition = .death
        }
    }
}
