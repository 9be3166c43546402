internal import Chat
internal import Wire

/// Handles history: messages that the user requests and messages that the client missed.
extension StompSession {
    mutating func askForHistory(of room: String?, _ stretch: HistoryRange) {
        guard let room else { return refuseNowhere() }
        let last: UInt64 = if case .numbered(let numbers) = stretch { numbers.upperBound } else { .max }
        let receipt = ask("history", [("room", room)] + StompSession.headers(of: stretch), about: room)
        answers[receipt] = HistoryAnswer(room: room, last: last)
    }

    /// Handles the start of the server's answer to a history request.
    mutating func hearHistory(_ frame: StompFrame, _ room: String?) {
        guard let request = frame.headers.text("request") else { return }
        let forgotten = frame.headers.text("forgotten").flatMap { UInt64($0) }
        switch awaited[request] {
        case .answer: if let forgotten { answers[request]?.miss(upTo: forgotten) }
        case .missed(_, let isGap):
            let count = frame.headers.text("count").flatMap { Int($0) } ?? 0
            if isGap && count >= StompSession.mostMissed { unfinished.insert(request) }
            if isGap, let forgotten, let room { news.append(.missing(StompSession.words(forgotten), room: room)) }
        case .join, .leave, .send, .watch, .goodbye, nil: break
        }
    }

    mutating func report(_ answer: HistoryAnswer) {
        news.append(.history(room: answer.room, answer.messages, forgotten: answer.forgotten))
    }

    static func words(_ forgotten: UInt64) -> String {
        "what was said up to number \(forgotten) is not remembered any more"
    }
}
