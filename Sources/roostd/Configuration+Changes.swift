internal import Chat

extension Configuration {
    /// The differences of a configuration that was read again, by option name.
    struct Changes: Equatable {
        /// The changes that the running server can apply, such as `motd` and `limit rooms`.
        var applicable: [String] = []
        /// The changes that need a restart.
        var needingRestart: [String] = []

        /// Whether the configurations are equal.
        var isEmpty: Bool { applicable.isEmpty && needingRestart.isEmpty }
    }

    /// Returns the differences between this configuration and a newer one.
    func changes(to newer: Configuration) -> Changes {
        var changes = Changes()
        for setting in ServerOption.allCases where differs(from: newer, in: setting) {
            switch setting {
            case .certificate: changes.applicable.append("certificates")
            case .motd: changes.applicable.append(setting.rawValue)
            case .limit: changes.applicable += limits(changedIn: newer).map { "\(setting.rawValue) \($0.name)" }
            case .operator, .webirc: changes.applicable.append(setting.rawValue)
            case .listen, .name, .description, .network, .password, .lobby, .exempt, .loopback, .log, .cloakSecret:
                changes.needingRestart.append(setting.rawValue)
            case .key, .config, .check, .help, .version: break
            }
        }
        return changes
    }

    /// Returns this configuration with the values of a newer one that the running server can apply.
    func applying(_ newer: Configuration) -> Configuration {
        var result = self
        result.messageOfTheDay = newer.messageOfTheDay
        result.limits = newer.limits
        result.operators = newer.operators
        result.gateways = newer.gateways
        // A listener with TLS can't be left without a certificate.
        if let certificates = newer.certificates { result.certificates = certificates }
        return result
    }

    private func differs(from other: Configuration, in setting: ServerOption) -> Bool {
        switch setting {
        case .listen: listeners != other.listeners
        case .certificate: certificates != other.certificates
        case .name: serverName != other.serverName
        case .description: description != other.description
        case .network: network != other.network
        case .password: password != other.password
        case .operator: operators != other.operators
        case .webirc: gateways != other.gateways
        case .lobby: lobby.shown != other.lobby.shown
        case .motd: messageOfTheDay != other.messageOfTheDay
        case .limit: !limits(changedIn: other).isEmpty
        case .exempt: exempt != other.exempt
        case .loopback: loopback != other.loopback
        case .log: log != other.log
        case .cloakSecret: cloakSecret != other.cloakSecret
        case .key, .config, .check, .help, .version: false
        }
    }

    private func limits(changedIn other: Configuration) -> [Limit] {
        Limit.allCases.filter { limits[$0] != other.limits[$0] }
    }
}
