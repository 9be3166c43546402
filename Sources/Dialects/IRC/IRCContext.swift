internal import Chat

/// One message of a client with the state that its command needs: the session's IRC state, the router and the server.
struct IRCContext {
    let message: IRCMessage
    var state: IRCState
    var router: RequestRouter
    let now: UInt64
    let server: any ServerAccess

    /// The encoder for the capabilities of this client.
    var wording: IRCEncoder { IRCEncoder(state.capabilities) }

    /// The client as the recipient of replies: its member if it has registered, the server name, and the current time.
    var me: Recipient { Recipient(server.me, at: server.facts.name, server.now) }

    /// Passes a request to the router, which handles it for this session.
    mutating func ask(_ request: Request) { router.handle(request, at: now, in: server) }

    /// Returns the items of a comma-separated parameter. If there are several, it marks the response as shared, since a
    /// room may answer for each item.
    func targets(_ place: Int) -> [ArraySlice<UInt8>] {
        let targets = message.list(place)
        if targets.count > 1 { server.shareResponse() }
        return targets
    }

    /// Sends the bytes that the body appends to the client.
    func reply(_ spell: (inout [UInt8]) -> Void) {
        var bytes: [UInt8] = []
        spell(&bytes)
        server.reply(bytes)
    }

    func reply(_ numeric: Numeric, _ parameters: [[UInt8]] = [], words: [UInt8]? = nil) {
        let me = me
        let own = numeric.words.isEmpty ? nil : Array(numeric.words.utf8)
        reply { $0.append(numeric, to: me, parameters, words: words ?? own) }
    }

    func refuse(_ numeric: Numeric, about subject: some Sequence<UInt8>) {
        let me = me
        reply { $0.refuse(numeric, me, Array(subject)) }
    }

    /// Sends a standard reply FAIL, which says why the command was not carried out.
    ///
    /// - Parameters:
    ///   - command: the command that failed; nil for the command of this message.
    ///   - context: the words of the command that the failure is about, as the client wrote them.
    func fail(_ failure: IRCFailure, of command: [UInt8]? = nil, _ context: [ArraySlice<UInt8>] = []) {
        let (wording, serverName) = (wording, me.serverName)
        let words = context.map { Array($0) }
        reply { wording.fail(command ?? message.command, failure, words, at: serverName, &$0) }
    }

    /// Returns the room of a channel parameter `#NAME`, or nil for anything else.
    func room(_ channel: some Collection<UInt8>) -> RoomName? {
        channel.first == UInt8(ascii: "#") ? RoomName(channel.dropFirst()) : nil
    }

    /// Returns a parameter as text, or nil when it is absent or empty. A parameter that is not valid text is refused,
    /// and the result is nil.
    func text(_ place: Int) -> MessageText? {
        guard let parameter = message[place], !parameter.isEmpty else { return nil }
        if let text = MessageText(Array(parameter).span) { return text }
        server.refuse(Refusal(.badText, about: message.command))
        return nil
    }

    /// Returns a parameter as text, cut to the number of bytes that the limit allows.
    func text(_ place: Int, _ limit: Limit) -> MessageText? {
        guard let text = text(place) else { return nil }
        return cuts(text.bytes, atMost: server.limits[limit]).first.flatMap { MessageText(Array($0).span) }
    }

    /// Returns the name and members of a room, or nil when the room does not exist or is hidden from the client.
    func members(of room: RoomName) -> (RoomName, [Member])? {
        guard case .success(.members(let name, let members, _)) = server.ask(.members, of: room) else { return nil }
        return (name, members)
    }
}
