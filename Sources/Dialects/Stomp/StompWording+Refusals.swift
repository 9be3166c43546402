internal import Chat
internal import Wire

/// Noes and receipts.
extension StompWording {
    /// Whoever has no name yet can't go on: it is an ERROR. Anybody else is told by a MESSAGE.
    func refusal(_ refusal: Refusal, to me: Addressee, _ out: inout [UInt8]) {
        if me.member == nil { return error(refusal, receipt: [], &out) }
        tell(.refused, me, room: refusal.room, body: Array(StompWording.sentence(refusal).utf8), &out) {
            $0.header(StompHeader.refusal, refusal.word.rawValue.utf8, &$1)
            if let subject = Text(refusal.subject.span), !subject.isEmpty {
                $0.header(StompHeader.about, subject.bytes, &$1)
            }
        }
    }

    /// ERROR, after which the connection is closed (STOMP 1.2, "ERROR").
    func error(_ refusal: Refusal, receipt: some Collection<UInt8>, _ out: inout [UInt8]) {
        let sentence = StompWording.sentence(refusal)
        let spelling = StompSpelling(.error, reader.version)
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
        let spelling = StompSpelling(.error, reader.version)
        spelling.begin(&out)
        spelling.header(StompHeader.message, sentence.utf8, &out)
        spelling.header(StompHeader.reason, reason.utf8, &out)
        end(Array(sentence.utf8), spelling, &out)
    }

    /// The receipts that are due for a request, each with what became of its part of it.
    func receipts(_ request: StompRequest, _ outcome: Outcome, _ out: inout [UInt8]) {
        for (place, receipt) in request.receipts.enumerated() where !receipt.isEmpty {
            let spelling = StompSpelling(.receipt, reader.version)
            spelling.begin(&out)
            spelling.header(StompHeader.receiptID, receipt, &out)
            if place < outcome.events.count { stamp(outcome.events[place], spelling, &out) }
            if outcome.isRepeated(place) || outcome.isMessageRepeated {
                spelling.header(StompHeader.repeated, "yes".utf8, &out)
            }
            if let message = outcome.message {
                spelling.header(StompHeader.messageID, message.id.spelled, &out)
                spelling.header(StompHeader.time, message.time.spelled, &out)
            }
            if let refusal = outcome.refusal {
                spelling.header(StompHeader.refusal, refusal.word.rawValue.utf8, &out)
                spelling.header(StompHeader.message, StompWording.sentence(refusal).utf8, &out)
            }
            spelling.end(&out)
        }
    }
}
