internal import Chat

/// Commands with a parameter that names a server. The network has only this server.
extension IRCContext {
    /// Whether a server parameter means this server: its name, a mask that matches it, or the name of a user who is
    /// online. An absent parameter also means this server. For any other server, replies with ERR_NOSUCHSERVER.
    func isHere(_ place: Int) -> Bool {
        guard let target = message[place], !target.isEmpty else { return true }
        if Glob(target).matches(server.facts.name.utf8) { return true }
        if let name = UserName(target), server.person(name) != nil { return true }
        refuse(.noSuchServer, about: target)
        return false
    }

    /// The description of this server from the configuration, or a default text.
    var serverInfo: [UInt8] {
        let description = server.facts.description
        return Array((description.isEmpty ? "a chat server that runs Roost" : description).utf8)
    }

    /// The name of this server as bytes.
    var serverName: [UInt8] { Array(server.facts.name.utf8) }

    /// Whether the client may see private details of a user, such as the address: server operators and the user itself
    /// may.
    func mayKnowAll(of presence: Presence) -> Bool {
        server.own.map { $0.member.user == presence.member.user || $0.modes.contains(.serverOperator) } ?? false
    }

    /// Whether a search without the exact name finds the user. An invisible user is found only by server operators, by
    /// itself, and by users who share a room with it.
    func finds(_ presence: Presence, sharing own: Set<FoldedKey>) -> Bool {
        if !presence.modes.contains(.invisible) || mayKnowAll(of: presence) { return true }
        return server.rooms(of: presence.member.name).contains { own.contains($0.key) }
    }

    /// The keys of the rooms that the client is in.
    var ownRoomKeys: Set<FoldedKey> { Set(server.ownRooms().map(\.key)) }
}
