internal import Chat

extension StompServerCommand {
    /// Starts to watch before it looks the user up, so that the user can't leave unnoticed in between.
    static let watch = StompServerCommand(
        "watch", "user:NAME [user-id:ID]",
        "has you told when that user leaves or is renamed; with `user-id`, at once where somebody else has the name"
    ) { (exchange) throws(Refusal) in
        let name = try exchange.user()
        let wanted = try exchange.userID()
        exchange.router.charge(Price.lookUp)
        let isNew = !exchange.state.watched.contains(name)
        if isNew && exchange.state.watched.count >= Limits.watched { throw Refusal(.badArgument, about: "user".utf8) }
        exchange.server.watch(name)
        let holder = exchange.server.person(name)?.user
        if let holder, wanted == nil || holder == wanted {
            exchange.state.watched.insert(name)
            return
        }
        if isNew { exchange.server.unwatch(name) }
        guard let wanted else { throw Refusal(.noSuchUser, about: name) }
        exchange.replyGone(name, wanted)
    }

    static let unwatch = StompServerCommand(
        "unwatch", "user:NAME", "has you told no more"
    ) { (exchange) throws(Refusal) in
        let name = try exchange.user()
        exchange.state.watched.remove(name)
        exchange.server.unwatch(name)
    }
}

extension StompContext {
    fileprivate func replyGone(_ name: UserName, _ user: UserID) {
        var bytes: [UInt8] = []
        StompEncoder(StompReaderFormat(version)).gone(name, user, renamedTo: nil, server.addressee, &bytes)
        server.reply(bytes)
    }
}
