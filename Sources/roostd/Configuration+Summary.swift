internal import Chat
internal import Server

extension Configuration {
    /// The output of `--check` for a valid configuration: the lines of a config file with the same effect.
    var summary: String {
        let changed = Limit.allCases.filter { limits[$0] != Limits()[$0] }
        let groups: [[String]] = [
            listeners.map { "listen \($0)" },
            certificates?.files.flatMap { ["certificate \($0.certificate)", "key \($0.key)"] } ?? [],
            ["name \(serverName)"],
            description.isEmpty ? [] : ["description \(description)"],
            network.map { ["network \($0)"] } ?? [],
            password == nil ? [] : ["# password: there is one"],
            operators.map { "# operator \($0.name): there is one" },
            gateways.map { "# webirc \($0.name): there is one" },
            ["lobby \(lobby)"],
            cloakSecret.map { ["cloak-secret \($0)"] } ?? [],
            messageOfTheDay.isEmpty ? [] : ["# motd: \(messageOfTheDay.count) lines"],
            changed.map { "limit \($0.name)=\($0.facts.word(limits[$0]))" },
            exempt.map { "exempt \($0)" },
            loopback.map { ["loopback \($0.rawValue)"] } ?? [],
            ["log \(log.rawValue)"],
        ]
        return "# ok\n" + groups.joined().map { $0 + "\n" }.joined()
    }
}
