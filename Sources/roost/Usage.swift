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
        Talks to a chat server: on a terminal on the whole screen, where /help tells of keys and commands; on a pipe, with \
        --plain, or by plain, line by line.
        """

    private static let place = """
        URI is the server: HOST, stomp://HOST[:PORT], stomp+unix:///PATH, plain in the place of stomp, or echo://HOST[:PORT] to \
        try a network with. It is \(ClientArguments().server) where none is given. Usual ports: \
        \(ClientDialect.allCases.map { "\($0.rawValue) \($0.usualPort)" }.joined(separator: ", ")).
        """

    private static let config = """
        The same names may stand in \(ConfigLocation.shown), one a line without the dashes, the rest of the line as the value.
        """
}
