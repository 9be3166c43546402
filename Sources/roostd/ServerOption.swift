internal import Options
internal import Server

/// The options of the server and its command line: a row for each, in the order of the help text.
enum ServerOption: String, CaseIterable {
    case config, listen, name, description, network, lobby, motd, limit, exempt, loopback, log, check, help, version,
        password,
        `operator`

    /// The table by which arguments and config files are read.
    static let table = OptionTable(allCases.map(\.option))

    /// The option's name, placeholder and help.
    var option: Option {
        switch self {
        case .config:
            onlyTyped("FILE", "read options from a file, one a line without the dashes; the command line wins")
        case .listen:
            repeatable(
                "URI",
                "where clients come in: DIALECT://HOST[:PORT] or DIALECT+unix:///PATH[?mode=0660]; port 0 picks one")
        case .name: once("NAME", "the server's own name, up to \(Configuration.mostNameBytes) visible ASCII characters")
        case .description: once("TEXT", "what the server is, in a few words")
        case .network: once("NAME", "what the network calls itself; the server's name where nobody says")
        case .lobby: once("NAME", "the room that people are in after logging in")
        case .motd: once("FILE", "lines to show to whoever logs in")
        case .limit: repeatable("NAME=VALUE", "change one of the limits below")
        case .exempt: repeatable("CIDR", "a network whose addresses are not counted, in place of this machine's own")
        case .loopback:
            once(
                LoopbackRule.allCases.map(\.rawValue).joined(separator: "|"),
                "whether connections from this machine are not counted; limited where --exempt is given")
        case .log: once(LogFormat.allCases.map(\.rawValue).joined(separator: "|"), "how the log is written")
        case .check: onlyTyped(nil, "read everything, say what is wrong with it, and end")
        case .help: onlyTyped(nil, "show this text and end")
        case .version: onlyTyped(nil, "show the version and end")
        case .password:
            Option(rawValue, "WORD", mayBeTyped: false, help: "what one must know to log in, in any dialect")
        case .operator:
            Option(
                rawValue, "NAME HASH", isRepeatable: true, mayBeTyped: false,
                help: "who may operate the server, and the hash of their password")
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
