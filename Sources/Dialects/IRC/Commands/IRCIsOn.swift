internal import Chat

extension IRCCommand {
    /// ISON NAMES: which of them are here.
    static let isOn = IRCCommand("ISON", parameters: 1) { exchange in
        let asked = exchange.names(from: 0)
        exchange.router.charge(Price.question + asked.count * Price.lookUp)
        let names = asked.compactMap { exchange.server.person($0)?.name.shown }
        let me = exchange.me
        exchange.reply { $0.append(.isOn, to: me, [], listing: names) }
    }
}

extension IRCContext {
    /// The names in all parameters from that place on.
    func names(from place: Int) -> [UserName] {
        (place..<max(place, message.count)).flatMap { message[$0]?.split(separator: 0x20) ?? [] }
            .compactMap { UserName($0) }
    }
}
