/// Requests about names, direct messages and the users online.
extension RequestRouter {
    /// Claims the name first; then, if the client wishes, lists the users online and joins the lobby.
    mutating func login(_ login: Login, in server: some ServerAccess) {
        if isPresent { return server.refuse(Refusal(.alreadyLoggedIn)) }
        if let refusal = server.checkServerPassword(login.password) {
            server.refuse(refusal)
            if login.hasOneAttempt {
                endSession(refusal.word == .tooManyAttempts ? .tooManyAttempts : .wrongPassword, in: server)
            }
            return
        }
        let name = login.name
        if name.shown.count > server.limits[.name] { return server.refuse(Refusal(.badName, about: name)) }
        if let refusal = server.reservation(of: name) { return server.refuse(refusal) }
        if let refusal = server.claim(name, login.introduction) { return server.refuse(refusal) }
        stage = .present(current: nil)
        server.reply(.welcome(name, server.facts, server.serverCounts))
        if login.entersLobby {
            let online = server.everyone(atMost: Limits.namesInAList)
            server.reply(.online(online.names, total: online.total))
        }
        server.appear()
        if login.entersLobby { enterLobby(in: server) }
    }

    /// Joins the lobby, unless another session of the user is there: then this session has been attached, too.
    private mutating func enterLobby(in server: some RoomAccess & ReplySink) {
        if hasCurrentRoom, let own = server.ownRoom(server.facts.lobby) { return stage = .present(current: own) }
        join(server.facts.lobby, key: nil, in: server)
    }

    func rename(to name: UserName, in server: some UserDirectory & ReplySink) {
        if name.shown.count > server.limits[.name] { return server.refuse(Refusal(.badName, about: name)) }
        let old = server.me
        // The new name is spelled like the old one, so other users get no notice.
        if let old, old.name.shown == name.shown { return server.reply(.renamed(old, to: name)) }
        if let refusal = server.reservation(of: name) { return server.refuse(refusal) }
        if let refusal = server.rename(to: name) { return server.refuse(refusal) }
        guard let old else { return }
        server.reply(.renamed(old, to: name))
        server.replyToOtherSessions(.renamed(old, to: name))
    }

    /// Sends a direct message.
    ///
    /// - Parameter user: the id that the owner of the name must have; nil for any user with the name.
    mutating func direct(
        _ said: ChatMessage, to name: UserName, only user: UserID?, in server: some UserDirectory & ReplySink
    ) {
        if !accepts(said, in: server) { return }
        if said.text.isEmpty, let recipient = server.person(name), let refusal = said.refusal(tellingIt: recipient) {
            return said.isUnanswered ? server.record(refusal) : server.refuse(refusal)
        }
        if let refusal = server.deliver(said, to: name, only: user) {
            return said.isUnanswered ? server.record(refusal) : server.refuse(refusal)
        }
        // A typing notification alone causes no away reply, since it is not a message yet.
        if !said.isUnanswered, said.kind != .tags, let recipient = server.presence(of: name), let words = recipient.away
        {
            server.reply(.absent(recipient.member.name, words))
        }
    }

    /// Lists the names of all users, in as many replies as needed.
    mutating func everyone(in server: some UserDirectory & ReplySink) {
        let all = server.everyone(atMost: .max).names
        charge(all.count * Price.item)
        for page in pages(all) { server.reply(.everyone(page)) }
    }
}

/// Cuts a long list into pages; an empty list makes one empty page.
public func pages<Element>(_ all: [Element], of size: Int = Limits.namesInAList) -> [[Element]] {
    if all.isEmpty { return [[]] }
    return stride(from: 0, to: all.count, by: size).map { start in
        Array(all[start..<min(all.count, start + size)])
    }
}
