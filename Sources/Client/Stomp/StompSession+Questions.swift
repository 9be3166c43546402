internal import Chat
internal import Wire

/// Sends requests to the server, and changes of a room, as frames to `/server/WORD`.
extension StompSession {
    mutating func askAbout(
        _ room: String?, _ word: String, _ headers: Headers = [], body: String = ""
    ) {
        guard let room else { return refuseNowhere() }
        ask(word, [("room", room)] + headers, body: body, about: room)
    }

    @discardableResult
    mutating func ask(
        _ word: String, _ headers: Headers = [], body: String = "", about room: String?,
        as meaning: PendingReceipt? = nil
    ) -> String {
        let receipt = newTicket()
        awaited[receipt] = meaning ?? .answer(room: room)
        let start: Headers = [("destination", "/server/\(word)"), ("receipt", receipt)]
        send(StompFrame(.send, start + headers, body: body))
        return receipt
    }

    /// Sends every change in this one form, so that no change differs in meaning from other dialects.
    mutating func ask(for change: ModeChange, in room: String?) {
        var headers: Headers = [("setting", change.mode.name), ("change", change.isSet ? "set" : "unset")]
        let argument = String(decoding: change.argument, as: UTF8.self)
        if !argument.isEmpty { headers.append(("value", argument)) }
        askAbout(room, "room", headers)
    }

    static func headers(of stretch: HistoryRange) -> Headers {
        switch stretch {
        case .last(nil): []
        case .last(let count?): [("count", String(count))]
        case .after(let number, let most):
            [("after", String(number)), ("count", String(most ?? StompSession.mostMissed))]
        case .numbered(let numbers):
            [
                ("after", String(max(1, numbers.lowerBound) - 1)),
                ("count", String(min(numbers.upperBound - numbers.lowerBound, 100_000) + 1)),
            ]
        }
    }
}
