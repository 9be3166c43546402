internal import Bench
internal import Options

/// The text of `--help`, made from the tables of options and scenarios.
enum BenchHelp {
    /// The complete help text.
    static var text: String {
        """
        \(BenchArguments.table.usage(of: "roost-bench", followedBy: "SCENARIO"))
        \(HelpText.paragraph(purpose))
        Scenarios:
        \(HelpText.list(Scenario.allCases.map { ($0.rawValue, "\($0.sentence) (\(usual($0)))") }))
        Options:
        \(BenchArguments.table.help)
        \(HelpText.paragraph(advice))
        Exit code: 0 everything arrived once, 1 it did not or could not run, 2 bad usage.

        """
    }

    private static let purpose = """
        Measures a chat server: plays all its clients from one thread, and reports deliveries per second, latency, the server's \
        CPU time and memory, and whether a message was lost or came twice.
        """

    private static let advice = """
        Flood control and limits per address slow the clients down: lift them for the run (roostd: --limit \
        messages-per-second=off, and --limit clients-per-address=off from another machine). Compare only figures of one \
        machine and one hour, and the medians of several runs.
        """

    private static func usual(_ scenario: Scenario) -> String {
        let load = scenario.usual
        let parts = [
            ("clients", load.clients), ("rooms", load.rooms), ("messages", load.messages), ("window", load.window),
            ("rate", load.rate),
        ]
        return parts.filter { $0.1 > 0 }.map { "--\($0) \($1)" }.joined(separator: " ")
    }
}
