/// Requests that only server operators may make.
extension RequestRouter {
    func empower(_ name: [UInt8], _ password: [UInt8], in server: some Administration & UserDirectory & ReplySink) {
        if let refusal = server.checkOperator(name, password) { return server.refuse(refusal) }
        server.revise { $0.modes.insert(.serverOperator) }
        guard let me = server.me else { return }
        server.reply(.empowered(me))
        server.replyToOtherSessions(.empowered(me))
    }

    func kill(_ name: UserName, _ reason: MessageText, in server: some Administration & UserDirectory & ReplySink) {
        guard let me = server.me, isOperator(in: server) else { return }
        if isTooLong(reason, .reason, in: server) { return }
        if let refusal = server.disconnect(name, .killed(by: me.name, reason)) { server.refuse(refusal) }
    }

    func wallops(_ text: MessageText, in server: some Administration & UserDirectory & ReplySink) {
        guard let me = server.me, isOperator(in: server), !isTooLong(text, .text, in: server) else { return }
        server.notifyEveryone(.wallops(me, text), having: .wallops)
    }

    func reload(in server: some Administration & UserDirectory & ReplySink) {
        if !isOperator(in: server) { return }
        server.reply(.reloading)
        server.reload()
    }

    /// Returns whether the user is a server operator, and refuses the request when not.
    private func isOperator(in server: some UserDirectory & ReplySink) -> Bool {
        if server.own?.modes.contains(.serverOperator) == true { return true }
        server.refuse(Refusal(.notServerOperator))
        return false
    }
}
