internal import Chat

extension IRCCommand {
    /// ISON NAMES: lists which of the users are online.
    static let isOn = IRCCommand("ISON", parameters: 1) { exchange in
        let asked = exchange.names(from: 0)
        exchange.router.charge(Price.question + asked.count * Price.lookUp)
        let names = asked.compactMap { exchange.server.person($0)?.name.shown }
        let me = exchange.me
        exchange.reply { $0.append(.isOn, to: me, [], listing: names) }
    }
}

extension IRCContext {
    /// Returns the valid user names in all parameters from that index on, separated by spaces.
    func names(from place: Int) -> [UserName] {
        (place..<max(place, message.count)).flatMap { message[$0]?.split(separator: UInt8(ascii: " ")) ?? [] }
            .compactMap { UserName($0) }
    }
}
