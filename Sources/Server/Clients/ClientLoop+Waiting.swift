internal import Chat
internal import Dialects
internal import Sockets
internal import Threads

/// Waiting for a client that says nothing, and holding back one that says too much.
extension ClientLoop {
    /// The end of a line between two frames (STOMP 1.2, "Heart-beating").
    private static let heartBeat: [UInt8] = [0x0A]

    /// Waits for the socket; a kill and the server's end, too, end the wait at once, or let it not begin. May end early.
    func waitForClient(_ wish: Socket.Wait, milliseconds: Int32) -> Bool {
        handler.forcedDeparture == nil && handler.socket.waitWakeably(for: wish, milliseconds: milliseconds)
    }

    /// When the client must be asked whether it is there, or shown that the server is, or counts as gone; never where its
    /// dialect can't do that.
    var silenceDeadline: Deadline {
        Deadline(nanoseconds: session.encodingClass.asksWhetherOneIsThere ? silence.due : pulse.due)
    }

    /// When a visitor who says nothing is told what to type; a program that speaks at once never is.
    var greetingDeadline: Deadline {
        session.encodingClass.greetsVisitors ? .after(milliseconds: session.limits[.greetingMilliseconds]) : .never
    }

    func greet() {
        session.tell(.greeting(session.facts, needsPassword: session.server.settings.password != nil))
        session.flush()
    }

    /// Sends a heart-beat if one is due, or finds that the client's have stopped.
    mutating func keepPulse() -> Departure? {
        if let seconds = pulse.silence(at: Clock.monotonic()) { return .silent(seconds: seconds) }
        beatIfDue()
        return nil
    }

    mutating func beatIfDue() {
        if pulse.nextBeat != .max && pulse.takeBeat(at: Clock.monotonic()) {
            handler.outbox.offer(ClientLoop.heartBeat)
        }
    }

    /// Asks, or finds that the client is gone.
    mutating func breakSilence() -> Departure? {
        if !session.encodingClass.asksWhetherOneIsThere { return nil }
        refresh()
        switch silence.deed(at: Clock.monotonic()) {
        case .ask: session.tell(.question)
        case .end(let seconds): return .silent(seconds: seconds)
        case nil: break
        }
        session.flush()
        return nil
    }

    /// Flood control: what the client has sent already is handled later; only its hang-up is noticed at once.
    mutating func holdBack() {
        let deadline = Deadline(nanoseconds: router.heldUntil)
        if deadline.nanoseconds == 0 || deadline.hasPassed { return }
        session.flush()
        // Once the other side has said its last it stays readable for ever, so then only death and time count.
        var wish = Socket.Wait.hangUp
        while !deadline.hasPassed && handler.forcedDeparture == nil {
            let nearest = min(deadline, Deadline(nanoseconds: pulse.nextBeat))
            guard waitForClient(wish, milliseconds: nearest.pollTimeout) else {
                beatIfDue()
                continue
            }
            if wish == .death {
                isGone = true
                return
            }
            wish = .death
        }
    }
}
