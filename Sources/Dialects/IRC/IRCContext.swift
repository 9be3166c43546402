internal import Chat

/// One message of a client, with all that a command needs to act upon it.
struct IRCContext {
    let message: IRCMessage
    var state: IRCState
    var router: RequestRouter
    let now: UInt64
    let server: any ServerAccess

    /// The wording for this client's capabilities.
    var wording: IRCEncoder { IRCEncoder(state.capabilities) }

    /// The client, as the server addresses it.
    var me: Recipient { Recipient(server.me, at: server.facts.name, server.now) }

    /// Has the conversation do it.
    mutating func ask(_ request: Request) { router.handle(request, at: now, in: server) }

    /// The words of a parameter that is a list, each of which is acted upon by itself and may be answered by a room.
    func targets(_ place: Int) -> [ArraySlice<UInt8>] {
        let targets = message.list(place)
        if targets.count > 1 { server.shareResponse() }
        return targets
    }

    /// Sends what the body spells.
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

    /// Says by a standard reply why nothing was done.
    ///
    /// - Parameter context: what the failure is about, a word each, as the client wrote it.
    func fail(_ failure: IRCFailure, of command: [UInt8]? = nil, _ context: [ArraySlice<UInt8>] = []) {
        let (wording, serverName) = (wording, me.serverName)
        let words = context.map { Array($0) }
        reply { wording.fail(command ?? message.command, failure, words, at: serverName, &$0) }
    }

    /// The room that a parameter names, `#NAME`; nil for anything else.
    func room(_ channel: some Collection<UInt8>) -> RoomName? {
        channel.first == 0x23 ? RoomName(channel.dropFirst()) : nil
    }

    /// A parameter as text; an empty one is nil, and so is one that is no text, of which the client is told.
    func text(_ place: Int) -> MessageText? {
        guard let parameter = message[place], !parameter.isEmpty else { return nil }
        if let text = MessageText(Array(parameter).span) { return text }
        server.refuse(Refusal(.badText, about: message.command))
        return nil
    }

    /// A text of which only so much is taken as a limit allows.
    func text(_ place: Int, _ limit: Limit) -> MessageText? {
        guard let text = text(place) else { return nil }
        return cuts(text.bytes, atMost: server.limits[limit]).first.flatMap { MessageText(Array($0).span) }
    }

    /// The members of a room, if there is one.
    func members(of room: RoomName) -> (RoomName, [Member])? {
        guard case .success(.members(let name, let members, _)) = server.ask(.members, of: room) else { return nil }
        return (name, members)
    }
}
