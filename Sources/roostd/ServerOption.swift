internal import Options
internal import Server

/// The options of the server and its command line: a row for each, in the order of the help text.
enum ServerOption: String, CaseIterable {
    case config, listen, certificate, key, name, description, network, lobby, motd, limit, exempt, loopback, log,
        cloakSecret = "cloak-secret", check, help, version, password,
        `operator`, webirc

    /// The table by which arguments and config files are read.
    static let table = OptionTable(allCases.map(\.option))

    /// The option's name, placeholder and help.
    var option: Option {
        switch self {
        case .config:
            onlyTyped("FILE", "read options from a file, one per line without the dashes; the command line wins")
        case .listen:
            repeatable(
                "URI",
                "an address to listen on: DIALECT://HOST[:PORT][?proxy=CIDR[,CIDR]] or "
                    + "DIALECT+unix:///PATH[?mode=0660]; port 0 picks one; with TLS: ircs://, plain+tls://, stomp+tls://; "
                    + "proxy= is explained below")
        case .certificate:
            repeatable(
                "FILE",
                "a certificate for TLS with its chain, in PEM; the name that a client asks for (SNI) selects one")
        case .key: repeatable("FILE", "the private key of the certificate at the same position, in PEM")
        case .name: once("NAME", "the server's name, up to \(Configuration.mostNameBytes) visible ASCII characters")
        case .description: once("TEXT", "a short description of the server")
        case .network: once("NAME", "the name of the network; the server's name by default")
        case .lobby: once("NAME", "the room that users join at login")
        case .motd: once("FILE", "the message of the day, shown at login")
        case .limit: repeatable("NAME=VALUE", "set one of the limits below")
        case .exempt:
            repeatable("CIDR", "a network without the limits per address; replaces the exemption of this machine")
        case .loopback:
            once(
                LoopbackRule.allCases.map(\.rawValue).joined(separator: "|"),
                "whether the limits per address hold for this machine; limited with --exempt")
        case .log: once(LogFormat.allCases.map(\.rawValue).joined(separator: "|"), "the format of the log")
        case .cloakSecret:
            once(
                "FILE",
                "the file of the secret from which cloaked hosts are made; created at the first start")
        case .check: onlyTyped(nil, "check the options and files, print what is wrong, and exit")
        case .help: onlyTyped(nil, "show this text and exit")
        case .version: onlyTyped(nil, "show the version and exit")
        case .password:
            Option(
                rawValue, "WORD", mayBeTyped: false, help: "the password that clients need to log in, in any dialect")
        case .operator:
            Option(
                rawValue, "NAME HASH", isRepeatable: true, mayBeTyped: false,
                help: "a server operator, and the hash of the operator's password")
        case .webirc:
            Option(
                rawValue, "NAME HASH CIDR…", isRepeatable: true, mayBeTyped: false,
                help: "a gateway for WEBIRC, the hash of its password, and the networks that it connects from")
        }
    }

    private func once(_ placeholder: String, _ help: String) -> Option {
        Option(rawValue, placeholder, help: help)
    }

    private func repeatable(_ placeholder: String, _ help: String) -> Option {
        Option(rawValue, placeholder, isRepeatable: true, help: help)
    }

    /// Creates an option that a config file may not hold.
    private func onlyTyped(_ placeholder: String?, _ help: String) -> Option {
        Option(rawValue, placeholder, mayStandInFile: false, help: help)
    }
}
