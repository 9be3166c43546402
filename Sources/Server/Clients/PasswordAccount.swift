/// An account of the settings that opens by a name and a password.
protocol PasswordAccount: Sendable {
    /// The name of the account. Several accounts may have one name.
    var name: [UInt8] { get }
    /// Returns whether a password is right. It may be slow.
    var admits: @Sendable ([UInt8]) -> Bool { get }
    /// Returns whether a password has been found right before, by a check that costs nothing.
    func isProven(_ password: [UInt8]) -> Bool
}

extension OperatorAccount: PasswordAccount {
    /// False: an operator logs in seldom, and the server keeps no password for that.
    func isProven(_ password: [UInt8]) -> Bool { false }
}

extension GatewayAccount: PasswordAccount {}

extension Array where Element: PasswordAccount {
    /// Returns the account that has this name and password; nil when there is none. An unknown name takes just as long:
    /// its password is checked against the hash of some account, always the same one for the same name.
    func account(of name: [UInt8], _ password: [UInt8]) -> Element? {
        if isEmpty { return nil }
        let own = filter { $0.name == name }
        let checks = Dictionary(grouping: self, by: \.name).values.map(\.count).max() ?? 0
        let decoy = self[Int(UInt(bitPattern: name.hashValue) % UInt(count))]
        var admitting: Element?
        for place in 0..<checks {
            let isOwn = place < own.count
            let matches = (isOwn ? own[place] : decoy).admits(password)
            if matches && isOwn { admitting = admitting ?? own[place] }
        }
        return admitting
    }
}
