internal import Chat

extension IRCCommand {
    /// PING TOKEN: replies after all earlier commands of the client, and after all events that its rooms had accepted
    /// by then.
    static let ping = IRCCommand("PING", isForVisitors: true) { exchange in
        guard let token = exchange.message[0], !token.isEmpty else { return exchange.reply(.noOrigin) }
        let serverName = exchange.me.serverName
        exchange.server.fence()
        exchange.reply { out in
            out.append(":", string: serverName)
            out.append(" PONG ", string: serverName)
            out.append(" :")
            out += token
            out.append("\r\n")
        }
    }
}
