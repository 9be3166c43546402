internal import Chat
internal import Options
internal import Sockets

/// The text of `--help`, made from the tables of options, dialects and limits.
enum Help {
    /// The complete help text.
    static var text: String {
        """
        \(ServerOption.table.usage(of: "roostd"))
        \(HelpText.paragraph("Roost is a multi-room chat server for telnet, IRC and STOMP clients."))
        Options:
        \(ServerOption.table.help)
        In a config file only, since every user of the machine can read a command line:
        \(ServerOption.table.helpOnFiles)
        'roostd hash' reads a password from standard input and prints its HASH.
        'roostd cert self-signed NAME…' makes a certificate and its key for trying out; 'roostd cert show
        FILE…' prints the names, the issuer, the end and the fingerprint of a certificate.

        \(HelpText.paragraph(listening))
        \(HelpText.paragraph(proxies))
        Limits, for --limit NAME=VALUE; those marked * can be off:
        \(HelpText.list(limits))
        \(HelpText.paragraph(signals))
        Exit code: 0 done, 1 could not run, 2 bad usage.

        """
    }

    private static let signals = """
        Signals: TERM and INT tell every client and end the server; HUP reads motd, limits, operators, gateways and \
        certificates.
        """

    private static var listening: String {
        let usual = ListenableDialect.all.filter(\.listensByDefault).map(\.usualPlace.description)
        let ports = ListenableDialect.all.map { "\($0.name) (\($0.usualPort), over TLS \($0.usualEncryptedPort))" }
        return "Without --listen it listens on \(usual.joined(separator: ", ")). Dialects and their usual ports: "
            + ports.joined(separator: ", ") + "."
    }

    private static let proxies =
        "With ?proxy=, a listener takes connections only from the networks named, and each must begin with a header of the "
        + "PROXY protocol, version 1 or 2, which tells the client's address."

    private static var limits: [(term: String, sentence: String)] {
        Limit.allCases.map { limit in
            let facts = limit.facts
            let standard = facts.standard.map(facts.word) ?? "computed at start"
            return ("\(limit.name)=\(standard)\(facts.canBeOff ? " *" : "")", facts.sentence)
        }
    }
}
