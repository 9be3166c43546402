internal import Chat

extension IRCCommand {
    /// CAP LS, LIST, REQ, END: negotiates capabilities (IRCv3 Client Capability Negotiation).
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
    /// The maximum number of bytes of capability names in one line, so that it fits with every server and client name.
    private static let mostNameBytes = 350

    fileprivate var isOfVersion302: Bool {
        message[1].flatMap { Int(String(decoding: $0, as: UTF8.self)) }.map { $0 >= 302 } ?? false
    }

    /// Makes registration wait for the end of the negotiation.
    fileprivate mutating func hold() {
        if !router.isPresent { state.isNegotiating = true }
    }

    /// Handles CAP REQ, which the server accepts as a whole (ACK) or rejects as a whole (NAK). `-` before a name
    /// removes the capability, except for `cap-notify` when version 302 implies it.
    fileprivate mutating func request() {
        let asked = message[1]?.split(separator: UInt8(ascii: " ")) ?? []
        // No capability has so long a name; the answer has to fit into a line.
        let names = asked.map { String(decoding: cuts($0, atMost: IRCContext.mostNameBytes)[0], as: UTF8.self) }
        var wanted = state.capabilities
        for word in asked {
            let isGivenUp = word.first == UInt8(ascii: "-")
            guard let capability = IRCCapabilities.named(isGivenUp ? word.dropFirst() : word),
                !(isGivenUp && capability == .capNotify && state.isOfVersion302)
            else { return cap("NAK", names) }
            if isGivenUp { wanted.remove(capability) } else { wanted.insert(capability) }
        }
        state.capabilities = wanted
        cap("ACK", names)
    }

    /// Sends a list of names. A long list takes several lines; `*` marks all but the last if `isLong`, for clients that
    /// know it.
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

    /// Logs the user in once NICK and USER have arrived and no negotiation is in progress.
    mutating func registerIfReady() {
        guard let nick = state.nick, let introduction = state.introduction, !state.isNegotiating else { return }
        let login = Login(
            nick, password: state.password, introduction: introduction, entersLobby: false, hasOneAttempt: true)
        ask(.login(login))
        if !router.isPresent { state.nick = nil }
    }
}
