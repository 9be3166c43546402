internal import Chat
internal import Wire

/// Handles the server's frames, except the events in rooms.
extension StompSession {
    mutating func hear(_ frame: StompFrame, at now: UInt64) {
        switch frame.command {
        case .connected: hearConnected(frame, at: now)
        case .receipt: hearReceipt(frame)
        case .error: hearError(frame, at: now)
        case .message: hearMessage(frame)
        case .connect, .stomp, .send, .subscribe, .unsubscribe, .begin, .commit, .abort, .ack, .nack, .disconnect: break
        }
    }

    private mutating func hearConnected(_ frame: StompFrame, at now: UInt64) {
        guard phase == .greeting else { return }
        phase = .talking
        backoff.reset()
        name = frame.headers.text("user") ?? name
        agreeOnBeats(frame.headers.text("heart-beat") ?? "0,0", at: now)
        news.append(.welcome(name: name, server: frame.headers.text("server") ?? "roost", isAgain: hasBeenWelcome))
        hasBeenWelcome = true
        meetServer(startedAt: frame.headers.text("started"))
        for room in rooms { subscribe(room) }
        if let awayWords { ask("away", body: awayWords, about: nil) }
        sendWaiting { if case .person = $0 { true } else { false } }
    }

    /// Agrees on heart-beats: each side sends them as often as the other wants, if it can (STOMP 1.2, "Heart-beating").
    /// The client tolerates a delay of half an interval in each direction.
    private mutating func agreeOnBeats(_ header: String, at now: UInt64) {
        let numbers = header.split(separator: ",").map { UInt64($0) ?? 0 }
        guard numbers.count == 2 else { return }
        let ours = StompSession.beatMilliseconds
        beatInterval = numbers[1] == 0 ? 0 : min(max(ours, numbers[1]), 86_400_000) * 500_000
        beatDue = beatInterval == 0 ? .max : now + beatInterval
        silenceInterval = numbers[0] == 0 ? 0 : min(max(ours, numbers[0]), 86_400_000) * 2_000_000
        silenceDue = silenceInterval == 0 ? .max : now + silenceInterval
    }

    private mutating func hearReceipt(_ frame: StompFrame) {
        guard let id = frame.headers.text("receipt-id"), let meaning = awaited.removeValue(forKey: id) else { return }
        let refusal = frame.headers.text("refusal")
        switch meaning {
        case .send(let ticket): settle(ticket, by: frame)
        case .join(let key): refusal == nil ? comeIn(key) : giveUp(key)
        case .leave(let key): if refusal == nil { rooms.removeAll { $0.key == key } }
        case .missed(let key, _): unfinished.remove(id) == nil ? catchUp(key) : askForMore(key)
        case .answer: if let answer = answers.removeValue(forKey: id) { report(answer) }
        case .watch: break
        case .goodbye: finish(failing: nil)
        }
    }

    /// Settles a message of the user by its receipt or refusal.
    private mutating func settle(_ ticket: String, by frame: StompFrame) {
        let send = sends.first { $0.ticket == ticket }
        sends.removeAll { $0.ticket == ticket }
        if let word = frame.headers.text("refusal") {
            let sentence = frame.headers.text("message").map { ": \($0)" } ?? ""
            news.append(.undelivered(ticket: ticket, reason: word + sentence))
        } else {
            if case .person(let name, nil)? = send?.place, let id = frame.headers.text("user-id") {
                news.append(.met(meet(name, id)))
            }
            // A message that is no longer in `sends` was already reported among the missed messages of its room.
            let isHeard = send.map { room($0.place.key ?? "") != nil } ?? true
            let isToldAgain = isHeard && frame.headers.text("repeated") != "yes"
            news.append(.delivered(ticket: ticket, at: StompSession.time(of: frame), isToldAgain: isToldAgain))
        }
    }

    /// Handles an ERROR frame, which ends the connection. After a reconnect, the server may still hold the client's old
    /// session, which has the same name.
    private mutating func hearError(_ frame: StompFrame, at now: UInt64) {
        let word = frame.headers.text("refusal") ?? "error"
        let sentence = frame.headers.text("message") ?? String(decoding: frame.body, as: UTF8.self)
        let isLasting = ["bad-name", "name-reserved", "wrong-password", "no-such-version"].contains(word)
        if !hasBeenWelcome, word == "name-taken", now < nameDeadline ?? 0 {
            refusedName = "\(word): \(sentence)"
        } else if !hasBeenWelcome || (phase == .greeting && isLasting) {
            finish(failing: "\(word): \(sentence)")
        } else if phase == .leaving {
            finish(failing: nil)
        } else {
            news.append(.refused(word: word, sentence: sentence, room: nil))
        }
    }

    static func time(of frame: StompFrame) -> Timestamp {
        frame.headers["time"].flatMap { Timestamp(iso8601: $0) } ?? Timestamp(milliseconds: 0)
    }
}
