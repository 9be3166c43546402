/// What those may do who operate the server.
extension RequestRouter {
    func empower(_ name: [UInt8], _ password: [UInt8], in house: some House) {
        if let refusal = house.checkOperator(name, password) { return house.refuse(refusal) }
        house.revise { $0.modes.insert(.serverOperator) }
        if let me = house.me { house.tell(.empowered(me)) }
    }

    func kill(_ name: UserName, _ reason: MessageText, in house: some House) {
        guard let me = house.me, isOperator(in: house) else { return }
        if isTooLong(reason, .reason, in: house) { return }
        if let refusal = house.end(name, .killed(by: me.name, reason)) { house.refuse(refusal) }
    }

    func wallops(_ text: MessageText, in house: some House) {
        guard let me = house.me, isOperator(in: house), !isTooLong(text, .text, in: house) else { return }
        house.tellEveryone(.wallops(me, text), having: .wallops)
    }

    func reload(in house: some House) {
        if !isOperator(in: house) { return }
        house.tell(.reloading)
        house.reload()
    }

    /// Whoever does not operate the server is told so.
    private func isOperator(in house: some House) -> Bool {
        if house.own?.modes.contains(.serverOperator) == true { return true }
        house.refuse(Refusal(.notServerOperator))
        return false
    }
}
