internal import Chat
internal import Dialects

/// Delivers replies to the session, as a response to a command where the dialect asks for one.
extension Session {
    func record(_ refusal: Refusal) { response?.record(refusal) }

    var addressee: Recipient {
        Recipient(user.member, at: server.settings.name, now, tag: responseTag, number: nextNumber())
    }

    func nextNumber() -> Recipient.Number {
        told += 1
        return Recipient.Number(told, of: endpoint.id.number)
    }

    func reply(_ answer: ServerReply) {
        reply {
            $0.encode(answer, to: $1, into: &$2)
            response?.record(answer)
        }
    }

    func refuse(_ refusal: Refusal) {
        server.counters.refusals.count()
        reply {
            $0.encode(refusal, to: $1, into: &$2)
            response?.record(refusal)
        }
    }

    func reply(_ bytes: [UInt8]) {
        settle()
        gather(bytes)
    }

    /// Encodes a reply after the rooms have done what this session has posted, so that replies keep the order of the
    /// requests.
    private func reply(_ encode: (EncodingClass, Recipient, inout [UInt8]) -> Void) {
        settle()
        var bytes: [UInt8] = []
        encode(encodingClass, addressee, &bytes)
        gather(bytes)
    }

    private func gather(_ bytes: [UInt8]) {
        replies += response?.take(bytes) ?? bytes
        flushRepliesIfMany()
    }

    func beginResponse(to tag: CommandTag) {
        response = encodingClass.response(to: tag, at: server.settings.name)
        responseTag = tag
    }

    func shareResponse() { response?.share() }

    func finishResponse() {
        if response?.waitsForRooms != false { settle() }
        let rest = response?.finish() ?? []
        response = nil
        responseTag = nil
        gather(rest)
    }

    /// Returns the tag for a command to a room, after the replies that must leave first have been gathered.
    func handOver() -> CommandTag? {
        guard let (tag, first) = response?.handOver() else { return nil }
        replies += first
        return tag
    }

    /// Takes the tag back after a room did not accept the command.
    func takeBack() { response?.takeBack() }
}
