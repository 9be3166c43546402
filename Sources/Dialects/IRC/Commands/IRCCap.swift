internal import Chat

extension IRCCommand {
    /// CAP LS, LIST, REQ, END (IRCv3 Client Capability Negotiation).
    static let cap = IRCCommand("CAP", parameters: 1, isForVisitors: true) { exchange in
        let subcommand = exchange.message[0] ?? []
        switch String(decoding: subcommand, as: UTF8.self).uppercased() {
        case "LS":
            exchange.hold()
            if exchange.isOfVersion302 { exchange.state.isOfVersion302 = true }
            exchange.cap("LS", IRCCapabilities.table.map(\.name), isLong: exchange.isOfVersion302)
        case "LIST":
            exchange.cap("LIST", exchange.state.capabilities.names, isLong: exchange.state.isOfVersion302)
        case "REQ":
            exchange.hold()
            exchange.request()
        case "END":
            exchange.state.isNegotiating = false
            if !exchange.router.isPresent { exchange.registerIfReady() }
        default: exchange.refuse(.invalidCapability, about: subcommand)
        }
    }
}

extension IRCContext {
    /// Bytes of names in one line, so that it fits whatever the server and the client are called.
    private static let mostNameBytes = 350

    fileprivate var isOfVersion302: Bool {
        message[1].flatMap { Int(String(decoding: $0, as: UTF8.self)) }.map { $0 >= 302 } ?? false
    }

    /// Registration waits until the negotiation is over.
    fileprivate mutating func hold() {
        if !router.isPresent { state.isNegotiating = true }
    }

    /// All that is asked for is given, or nothing; a name behind `-` is given up, unless the version implies it.
    fileprivate mutating func request() {
        let asked = message[1]?.split(separator: 0x20) ?? []
        let names = asked.map { String(decoding: $0, as: UTF8.self) }
        var wanted = state.capabilities
        for word in asked {
            let isGivenUp = word.first == 0x2D
            guard let capability = IRCCapabilities.named(isGivenUp ? word.dropFirst() : word),
                !(isGivenUp && capability == .capNotify && state.isOfVersion302)
            else { return cap("NAK", names) }
            if isGivenUp { wanted.remove(capability) } else { wanted.insert(capability) }
        }
        state.capabilities = wanted
        cap("ACK", names)
    }

    /// A list of names. A long one takes several lines, all but the last marked by `*` where the client knows that.
    fileprivate func cap(_ subcommand: String, _ names: [String], isLong: Bool = false) {
        let me = me
        var lines = [""]
        for name in names {
            let last = lines[lines.count - 1]
            if last.utf8.count + name.utf8.count >= IRCContext.mostNameBytes && !last.isEmpty {
                lines.append(name)
            } else {
                lines[lines.count - 1] += last.isEmpty ? name : " " + name
            }
        }
        reply { out in
            for (index, line) in lines.enumerated() {
                out.append(":", string: me.serverName)
                out.append(" CAP ", string: me.member?.name.description ?? "*")
                out.append(" ", string: subcommand)
                out.append(isLong && index < lines.count - 1 ? " * :" : " :", string: line)
                out.append("\r\n")
            }
        }
    }

    /// Once a name and an introduction are there and no capability is being negotiated, the client comes in.
    mutating func registerIfReady() {
        guard let nick = state.nick, let introduction = state.introduction, !state.isNegotiating else { return }
        let login = Login(
            nick, password: state.password, introduction: introduction, entersLobby: false, hasOneAttempt: true)
        ask(.login(login))
        if !router.isPresent { state.nick = nil }
    }
}
