internal import Options

extension ClientArguments {
    /// The text of `--help`.
    static let usage = """
        \(table.usage(of: "roost", followedBy: "[URI]"))
        \(HelpText.paragraph(purpose))
        Options:
        \(table.help)
        \(HelpText.paragraph(place))
        \(HelpText.paragraph(config))
        Exit code: 0 done, 1 could not run, was refused, or lost the server, 2 bad usage.

        """

    private static let purpose = """
        A chat client: full screen on a terminal, where /help shows keys and commands; line by line on a pipe, with --plain, \
        or over the plain dialect.
        """

    private static let place = """
        URI is the server: HOST, stomp://HOST[:PORT], stomp+unix:///PATH, the same with plain for stomp, or echo://HOST[:PORT] to \
        try a network. The default is \(ClientArguments().server). Usual ports: \
        \(ClientDialect.allCases.map { "\($0.rawValue) \($0.usualPort)" }.joined(separator: ", ")).
        """

    private static let config = """
        The same names may be in \(ConfigLocation.shown), one per line without the dashes, followed by the value.
        """
}
