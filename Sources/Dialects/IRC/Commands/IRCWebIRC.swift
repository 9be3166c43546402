internal import Chat

extension IRCCommand {
    /// WEBIRC PASSWORD GATEWAY HOSTNAME IP [:OPTIONS]: a gateway names the client that it speaks for (IRCv3 WebIRC). The
    /// host name is not used, since it proves nothing and hosts are shown as cloaks.
    static let webirc = IRCCommand("WEBIRC", parameters: 4, isForVisitors: true) { exchange in
        guard let password = exchange.message[0], let gateway = exchange.message[1], let address = exchange.message[3]
        else { return }
        let options = (exchange.message[4] ?? []).split(separator: UInt8(ascii: " "))
        // "They MUST treat the options `secure` and `secure=examplevalue123` in exactly the same way."
        let usesTLS = options.contains { $0.prefix { $0 != UInt8(ascii: "=") }.elementsEqual("secure".utf8) }
        exchange.ask(
            .vouch(
                GatewayClient(
                    gateway: Array(gateway), password: Array(password), address: Array(address), usesTLS: usesTLS)))
    }
}
