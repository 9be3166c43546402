internal import Chat

extension IRCCommand {
    /// MODE #ROOM or MODE NAME: shows modes. A room lets only its members speak (+n), and nothing can be changed yet.
    static let mode = IRCCommand("MODE", parameters: 1) { exchange in
        let target = exchange.message[0] ?? []
        if let room = exchange.room(target) {
            guard let (name, _) = exchange.members(of: room) else {
                return exchange.refuse(.noSuchChannel, about: target)
            }
            let channel = Array("#".utf8) + name.shown
            guard let modes = exchange.message[1] else {
                return exchange.reply(.channelModeIs, [channel, Array("+n".utf8)])
            }
            if modes.elementsEqual("b".utf8) || modes.elementsEqual("+b".utf8) {
                return exchange.reply(.endOfBans, [channel])
            }
            return exchange.refuse(.channelPrivilegesNeeded, about: channel)
        }
        exchange.changeOwnModes(target)
    }
}
