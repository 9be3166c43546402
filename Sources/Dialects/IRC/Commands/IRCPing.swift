internal import Chat

extension IRCCommand {
    /// PING TOKEN: replies after all earlier commands of the client, and after all events that its rooms had accepted
    /// by then.
    static let ping = IRCCommand("PING", isForVisitors: true) { exchange in
        guard let token = exchange.message[0], !token.isEmpty else { return exchange.reply(.noOrigin) }
        let serverName = exchange.me.serverName
        exchange.server.fence()
        // A token that fills a line of its own does not fit behind the server's name, and is shortened.
        exchange.reply { out in
            out.append(":", string: serverName)
            out.append(" PONG ", string: serverName)
            out.append(trailing: Array(token))
        }
    }
}
