internal import Chat

/// Commands that may be meant for another server; here there is this one alone.
extension IRCContext {
    /// Whether a parameter that names a server means this one: its name, a mask of it, or somebody who is here. Where it
    /// means none, the client is told so.
    func isHere(_ place: Int) -> Bool {
        guard let target = message[place], !target.isEmpty else { return true }
        if Glob(target).matches(server.facts.name.utf8) { return true }
        if let name = UserName(target), server.person(name) != nil { return true }
        refuse(.noSuchServer, about: target)
        return false
    }

    /// What this server is, in the words of its operators, if they gave any.
    var serverInfo: [UInt8] {
        let description = server.facts.description
        return Array((description.isEmpty ? "a chat server that runs Roost" : description).utf8)
    }

    /// This server's name.
    var serverName: [UInt8] { Array(server.facts.name.utf8) }

    /// Whether one may learn of somebody what is for operators and for themselves alone.
    func mayKnowAll(of presence: Presence) -> Bool {
        server.own.map { $0.member.user == presence.member.user || $0.modes.contains(.serverOperator) } ?? false
    }

    /// Whether one finds somebody without knowing their name: who is invisible is found by those who share a room.
    func finds(_ presence: Presence, sharing own: Set<FoldedKey>) -> Bool {
        if !presence.modes.contains(.invisible) || mayKnowAll(of: presence) { return true }
        return server.rooms(of: presence.member.name).contains { own.contains($0.key) }
    }

    /// The rooms that one is in oneself.
    var ownRoomKeys: Set<FoldedKey> { Set(server.ownRooms().map(\.key)) }
}
