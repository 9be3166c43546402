internal import Chat
internal import Wire

/// Encodes refusals and receipts.
extension StompEncoder {
    /// Appends a refusal: an ERROR before login, since the client can't continue. After login it is a MESSAGE, unless
    /// an ERROR replaces the frame's receipt (`receipts`).
    func refusal(_ refusal: Refusal, to me: Recipient, _ out: inout [UInt8]) {
        if me.member == nil { return error(refusal, receipt: [], &out) }
        if let tag = me.tag, StompRequest(tag).refusesByError { return }
        writeMessage(.refused, me, room: refusal.room, body: Array(StompEncoder.sentence(refusal).utf8), &out) {
            word(refusal, $0, &$1)
        }
    }

    /// Appends the word of a refusal, and its subject when that is valid text.
    private func word(_ refusal: Refusal, _ spelling: StompFrameWriter, _ out: inout [UInt8]) {
        spelling.header(StompHeader.refusal, refusal.word.rawValue.utf8, &out)
        if let subject = MessageText(refusal.subject.span), !subject.isEmpty {
            spelling.header(StompHeader.about, subject.bytes, &out)
        }
    }

    /// Appends an ERROR that replaces a receipt: the server understood the frame and refused the request. The
    /// connection stays open, contrary to STOMP 1.2 ("ERROR"), as with other servers.
    private func error(_ refusal: Refusal, inPlaceOf receipt: [UInt8], _ out: inout [UInt8]) {
        let sentence = StompEncoder.sentence(refusal)
        let spelling = StompFrameWriter(.error, reader.version)
        spelling.begin(&out)
        spelling.header(StompHeader.receiptID, receipt, &out)
        spelling.header(StompHeader.message, sentence.utf8, &out)
        word(refusal, spelling, &out)
        if let room = refusal.room { spelling.header(StompHeader.room, room.shown, &out) }
        finish(Array(sentence.utf8), spelling, &out)
    }

    /// Appends an ERROR, after which the server closes the connection (STOMP 1.2, "ERROR").
    func error(_ refusal: Refusal, receipt: some Collection<UInt8>, _ out: inout [UInt8]) {
        let sentence = StompEncoder.sentence(refusal)
        let spelling = StompFrameWriter(.error, reader.version)
        spelling.begin(&out)
        spelling.header(StompHeader.message, sentence.utf8, &out)
        spelling.header(StompHeader.refusal, refusal.word.rawValue.utf8, &out)
        if !receipt.isEmpty { spelling.header(StompHeader.receiptID, receipt, &out) }
        if refusal.word == .noSuchVersion {
            let versions = StompVersion.allCases.map(\.rawValue).joined(separator: ",")
            spelling.header(StompHeader.version, versions.utf8, &out)
        }
        finish(Array(sentence.utf8), spelling, &out)
    }

    /// Returns the refusal for a fault after which the stream can't be read.
    static func refusal(_ fault: StompFault) -> Refusal {
        switch fault.reason {
        case .unknownCommand: Refusal(.noSuchCommand)
        case .malformedHeader: Refusal(.badFrame, about: "a header is a name, a colon and a value".utf8)
        case .undefinedEscape: Refusal(.badFrame, about: "an escape that is not defined".utf8)
        case .headerNotUTF8: Refusal(.badText)
        case .tooManyHeaders: Refusal(.frameTooLong, about: "\(Limits.frameHeaders) headers at the most".utf8)
        case .headersTooLong:
            Refusal(.frameTooLong, about: "\(Limits.frameHeaderBytes) bytes of headers at the most".utf8)
        case .badContentLength: Refusal(.badFrame, about: "content-length is no number".utf8)
        case .bodyTooLong: Refusal(.frameTooLong, about: "the body has too many bytes".utf8)
        case .unexpectedBody: Refusal(.badFrame, about: "only SEND has a body".utf8)
        case .bodyNotEnded: Refusal(.badFrame, about: "the body does not end where content-length says".utf8)
        }
    }

    /// Appends an ERROR for an end that the client did not request.
    func error(_ sentence: String, reason: String, _ out: inout [UInt8]) {
        let spelling = StompFrameWriter(.error, reader.version)
        spelling.begin(&out)
        spelling.header(StompHeader.message, sentence.utf8, &out)
        spelling.header(StompHeader.reason, reason.utf8, &out)
        finish(Array(sentence.utf8), spelling, &out)
    }

    /// Appends the due receipts of a request, each with the outcome of its part, or ERRORs when the request was
    /// refused.
    func receipts(_ request: StompRequest, _ outcome: CommandOutcome, _ out: inout [UInt8]) {
        for (place, receipt) in request.receipts.enumerated() where !receipt.isEmpty {
            if let refusal = outcome.refusal, request.style != .message {
                error(refusal, inPlaceOf: receipt, &out)
                continue
            }
            let spelling = StompFrameWriter(.receipt, reader.version)
            spelling.begin(&out)
            spelling.header(StompHeader.receiptID, receipt, &out)
            if place < outcome.events.count { stamp(outcome.events[place], spelling, &out) }
            if outcome.isRepeated(place) || outcome.isMessageRepeated {
                spelling.header(StompHeader.repeated, "yes".utf8, &out)
            }
            if let message = outcome.message {
                spelling.header(StompHeader.messageID, message.id.spelled, &out)
                spelling.header(StompHeader.time, message.time.spelled, &out)
                if let user = outcome.recipient {
                    spelling.header(StompHeader.userID, String(user.number).utf8, &out)
                }
            }
            if let refusal = outcome.refusal {
                spelling.header(StompHeader.refusal, refusal.word.rawValue.utf8, &out)
                spelling.header(StompHeader.message, StompEncoder.sentence(refusal).utf8, &out)
            }
            spelling.finish(&out)
        }
    }
}
