internal import Chat

extension IRCCommand {
    /// CAP LS, LIST, REQ, END (IRCv3 Client Capability Negotiation).
    static let cap = IRCCommand("CAP", parameters: 1, isForVisitors: true) { exchange in
        let subcommand = exchange.message[0].map { String(decoding: $0, as: UTF8.self).uppercased() } ?? ""
        switch subcommand {
        case "LS":
            if !exchange.conversation.isPresent { exchange.state.isNegotiating = true }
            exchange.cap("LS", IRCCapabilities.table.map(\.name))
        case "LIST": exchange.cap("LIST", exchange.state.capabilities.names)
        case "REQ":
            if !exchange.conversation.isPresent { exchange.state.isNegotiating = true }
            exchange.request()
        case "END":
            exchange.state.isNegotiating = false
            if !exchange.conversation.isPresent { exchange.registerIfReady() }
        default: exchange.refuse(.invalidCapability, about: exchange.message[0] ?? [])
        }
    }
}

extension IRCExchange {
    /// All that is asked for is given, or nothing; a name behind `-` is given up.
    fileprivate mutating func request() {
        let asked = message[1] ?? []
        var wanted = state.capabilities
        for word in asked.split(separator: 0x20) {
            let isGivenUp = word.first == 0x2D
            guard let capability = IRCCapabilities.named(isGivenUp ? word.dropFirst() : word) else {
                return cap("NAK", [String(decoding: asked, as: UTF8.self)])
            }
            if isGivenUp { wanted.remove(capability) } else { wanted.insert(capability) }
        }
        state.capabilities = wanted
        cap("ACK", [String(decoding: asked, as: UTF8.self)])
    }

    fileprivate func cap(_ subcommand: String, _ names: [String]) {
        let me = me
        reply { out in
            out.add(":", string: me.server)
            out.add(" CAP ", string: me.member?.name.description ?? "*")
            out.add(" ", string: subcommand)
            out.add(" :", string: names.joined(separator: " "))
            out.add("\r\n")
        }
    }

    /// Once a name and an introduction are there and no capability is being negotiated, the client comes in.
    mutating func registerIfReady() {
        guard let nick = state.nick, let introduction = state.introduction, !state.isNegotiating else { return }
        if !house.admits(state.password) {
            house.refuse(Refusal(.wrongPassword))
            return conversation.end(.wrongPassword, in: house)
        }
        ask(.login(Login(nick, password: state.password, introduction: introduction, entersLobby: false)))
        if !conversation.isPresent { return state.nick = nil }
        countUsers()
        showMessageOfTheDay()
    }
}
