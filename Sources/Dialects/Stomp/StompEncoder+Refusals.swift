internal import Chat
internal import Wire

/// Refusals and receipts.
extension StompEncoder {
    /// A client that has not logged in can't go on: it is told by an ERROR. Another one is told by a MESSAGE, unless an ERROR
    /// takes the place of its receipt (`receipts`).
    func refusal(_ refusal: Refusal, to me: Recipient, _ out: inout [UInt8]) {
        if me.member == nil { return error(refusal, receipt: [], &out) }
        if let tag = me.tag, StompRequest(tag).refusesByError { return }
        tell(.refused, me, room: refusal.room, body: Array(StompEncoder.sentence(refusal).utf8), &out) {
            word(refusal, $0, &$1)
        }
    }

    /// The word of a refusal, and what it is about, where that can be shown.
    private func word(_ refusal: Refusal, _ spelling: StompFrameWriter, _ out: inout [UInt8]) {
        spelling.header(StompHeader.refusal, refusal.word.rawValue.utf8, &out)
        if let subject = MessageText(refusal.subject.span), !subject.isEmpty {
            spelling.header(StompHeader.about, subject.bytes, &out)
        }
    }

    /// ERROR in the place of a receipt: the frame was understood, and what it asks for was refused. The connection stays open,
    /// beside STOMP 1.2 ("ERROR"), as with other servers.
    private func error(_ refusal: Refusal, inPlaceOf receipt: [UInt8], _ out: inout [UInt8]) {
        let sentence = StompEncoder.sentence(refusal)
        let spelling = StompFrameWriter(.error, reader.version)
        spelling.begin(&out)
        spelling.header(StompHeader.receiptID, receipt, &out)
        spelling.header(StompHeader.message, sentence.utf8, &out)
        word(refusal, spelling, &out)
        if let room = refusal.room { spelling.header(StompHeader.room, room.shown, &out) }
        end(Array(sentence.utf8), spelling, &out)
    }

    /// ERROR, after which the connection is closed (STOMP 1.2, "ERROR").
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
        end(Array(sentence.utf8), spelling, &out)
    }

    /// A stream that can't be read on, as a refusal.
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

    /// ERROR for an end that nobody asked for.
    func error(_ sentence: String, reason: String, _ out: inout [UInt8]) {
        let spelling = StompFrameWriter(.error, reader.version)
        spelling.begin(&out)
        spelling.header(StompHeader.message, sentence.utf8, &out)
        spelling.header(StompHeader.reason, reason.utf8, &out)
        end(Array(sentence.utf8), spelling, &out)
    }

    /// The receipts that are due for a request, each with what became of its part of it; ERRORs where it was refused.
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
            spelling.end(&out)
        }
    }
}
