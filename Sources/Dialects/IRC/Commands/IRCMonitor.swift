internal import Chat

extension IRCCommand {
    /// MONITOR +|- NAMES, C, L, S: manages the list of users whose sign-on and sign-off the client is notified of
    /// (IRCv3 Monitor).
    static let monitor = IRCCommand("MONITOR", parameters: 1) { exchange in
        let subcommand = exchange.message[0]?.first
        let asked = exchange.message.list(1).count + exchange.state.watched.count
        exchange.router.charge(Price.question + asked * Price.lookUp)
        let needsNames = subcommand == UInt8(ascii: "+") || subcommand == UInt8(ascii: "-")
        if needsNames && exchange.message.list(1).isEmpty {
            return exchange.refuse(.needMoreParameters, about: "MONITOR".utf8)
        }
        switch subcommand {
        case UInt8(ascii: "+"): exchange.monitor(exchange.message.list(1))
        case UInt8(ascii: "-"):
            for name in exchange.message.list(1).compactMap({ UserName($0) }) { exchange.forget(name) }
        case UInt8(ascii: "C"), UInt8(ascii: "c"):
            for name in Array(exchange.state.watched.values) { exchange.forget(name) }
        case UInt8(ascii: "L"), UInt8(ascii: "l"):
            exchange.list(.monitorList, exchange.state.watched.values.map(\.shown))
            exchange.reply(.endOfMonitorList)
        case UInt8(ascii: "S"), UInt8(ascii: "s"): exchange.replyWithStates(Array(exchange.state.watched.values))
        default: exchange.refuse(.needMoreParameters, about: "MONITOR".utf8)
        }
    }
}

extension IRCContext {
    /// Adds names to the list and replies with their states. A word that cannot be a user name is reported as offline
    /// and not added.
    fileprivate mutating func monitor(_ targets: [ArraySlice<UInt8>]) {
        var watched: [UserName] = []
        var impossible: [[UInt8]] = []
        for (place, target) in targets.enumerated() {
            guard let name = UserName(target) else {
                impossible.append(Array(target))
                continue
            }
            if state.watched[name.key] == nil && state.watched.count >= Limits.watched {
                let limit = Array(String(Limits.watched).utf8)
                reply(.monitorListFull, [limit, Array(targets[place...].joined(separator: Array(",".utf8)))])
                break
            }
            state.watched[name.key] = name
            server.watch(name)
            watched.append(name)
        }
        replyWithStates(watched)
        list(.monitorOffline, impossible.filter { MessageText($0.span) != nil })
    }

    fileprivate mutating func forget(_ name: UserName) {
        state.watched[name.key] = nil
        server.unwatch(name)
    }

    fileprivate func replyWithStates(_ names: [UserName]) {
        let states = names.map { ($0, server.person($0)) }
        list(.monitorOnline, states.compactMap { $1.map { Array(mask: $0) } })
        list(.monitorOffline, states.filter { $1 == nil }.map { $0.0.shown })
    }

    fileprivate func list(_ numeric: Numeric, _ targets: [[UInt8]]) {
        for line in targets.chunked(by: 4) {
            reply(numeric, words: Array(line.joined(separator: Array(",".utf8))))
        }
    }
}
