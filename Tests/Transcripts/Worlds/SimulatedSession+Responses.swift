internal import Chat
internal import Dialects

/// Replies to the session, collected into a response where its dialect asks for one.
extension SimulatedSession {
    func reply(_ answer: ServerReply) {
        var bytes: [UInt8] = []
        person.encodingClass.encode(answer, to: addressee, into: &bytes)
        response?.record(answer)
        reply(bytes)
    }

    func refuse(_ refusal: Refusal) {
        var bytes: [UInt8] = []
        person.encodingClass.encode(refusal, to: addressee, into: &bytes)
        response?.record(refusal)
        reply(bytes)
    }

    func record(_ refusal: Refusal) { response?.record(refusal) }

    var addressee: Recipient { person.addressee(responseTag) }

    func reply(_ bytes: [UInt8]) {
        let bytes = response?.take(bytes) ?? bytes
        person.hear { $0 += bytes }
    }

    func beginResponse(to tag: CommandTag) {
        response = person.encodingClass.response(to: tag, at: server.facts.name)
        responseTag = tag
    }

    func shareResponse() { response?.share() }

    func finishResponse() {
        let rest = response?.finish() ?? []
        response = nil
        responseTag = nil
        reply(rest)
    }

    /// Returns the response's tag for a command to a room, and sends the bytes that must leave before the room is
    /// asked. Returns nil when the command gets no tag.
    func handOver() -> CommandTag? {
        guard let (tag, first) = response?.handOver() else { return nil }
        person.hear { $0 += first }
        return tag
    }
}
