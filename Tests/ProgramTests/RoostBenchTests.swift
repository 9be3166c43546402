import Foundation
import Testing

/// Tests of `roost-bench` with correct servers and with servers that lose, double or reorder messages or disconnect
/// members.
@Suite(.timeLimit(.minutes(10))) struct RoostBenchTests {
    private static let small: [(scenario: String, arguments: [String])] = [
        ("fanout", ["--clients", "10", "--messages", "50", "--window", "8"]),
        ("rooms", ["--clients", "10", "--rooms", "5", "--messages", "50"]),
        ("latency", ["--clients", "10", "--messages", "50", "--rate", "500"]),
        ("idle", ["--clients", "10"]),
        ("churn", ["--clients", "5", "--messages", "20"]),
        ("stall", ["--clients", "20", "--messages", "50"]),
        ("isolate", ["--clients", "40", "--messages", "20", "--rate", "20"]),
    ]

    private static func run(_ arguments: [String]) throws -> RunningProgram.ExitResult {
        try RunningProgram([try RunningProgram.path(of: "roost-bench")] + arguments).waitForExit()
    }

    private static func figures(_ ended: RunningProgram.ExitResult) throws -> [String: Any] {
        let object = try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any]
        return try #require(object, "\(ended)")
    }

    private static func number(_ figures: [String: Any], _ key: String) -> Double? { figures[key] as? Double }

    @Test(arguments: ["irc", "plain", "stomp"], small.indices)
    func `Each scenario finds nothing lost and nothing doubled`(dialect: String, row: Int) throws {
        let (scenario, arguments) = Self.small[row]
        let ended = try Self.run([scenario, "--dialect", dialect, "--json"] + arguments)
        // On a busy machine the program may report its progress on standard error.
        #expect(ended.status == 0 && !ended.complaint.contains("roost-bench: "), "\(ended)")
        let figures = try Self.figures(ended)
        #expect(figures["scenario"] as? String == scenario && figures["flawless"] as? Bool == true)
        for flaw in ["lost", "doubled", "late", "cut_off"] { #expect(Self.number(figures, flaw) == 0, "\(flaw)") }
        #expect((Self.number(figures, "resident_kib") ?? 0) > 0)
        // A STOMP speaker also receives its own messages.
        let speakers = dialect == "stomp" ? 1.0 : 0
        switch scenario {
        case "fanout", "latency": #expect(Self.number(figures, "deliveries") == 50 * (9 + speakers))
        case "rooms": #expect(Self.number(figures, "deliveries") == 50 * (1 + speakers))
        case "stall": #expect(Self.number(figures, "deliveries") == 50 * (17 + speakers))
        case "isolate": #expect((Self.number(figures, "deliveries") ?? 0) > 380)
        case "churn": #expect(Self.number(figures, "visits") == 20)
        default: #expect(Self.number(figures, "clients") == 10 && (Self.number(figures, "start_ms") ?? 0) > 0)
        }
    }

    @Test func `A server given by address is measured by its process, and keeps running`() throws {
        let scratch = try ScratchDirectory()
        let off = ["messages-per-second", "message-burst"].flatMap { ["--limit", "\($0)=off"] }
        let server = try RoostdProcess(off, at: ["irc://127.0.0.1:0", "irc+unix://\(scratch.path(of: "irc"))"])
        for place in server.places {
            let chart = scratch.path(of: "chart.svg")
            let ended = try Self.run([
                "fanout", "--server", "\(place)", "--pid", "\(server.program.id)", "--clients", "5", "--messages", "20",
                "--chart", chart,
            ])
            #expect(ended.status == 0 && ended.output.hasSuffix("\nEverything arrived, once.\n"), "\(ended)")
            #expect(ended.output.contains("threads of the server") && ended.output.contains("\(place)"))
            #expect(try String(contentsOfFile: chart, encoding: .utf8).hasPrefix("<svg "))
        }
        #expect(try server.terminate(by: SIGTERM).status == 0)
    }

    @Test func `Messages that a server loses, doubles or reorders are counted, and fail the run`() throws {
        let server = try FaultyServer { message, hearer in
            switch (message, hearer) {
            case (3, 1), (3, 2), (7, 2): .lose
            case (4, 3): .double
            case (5, 1): .delay
            default: .pass
            }
        }
        defer { server.stop() }
        let ended = try Self.run([
            "fanout", "--server", "\(server.uri)", "--clients", "5", "--messages", "30", "--json",
        ])
        let figures = try Self.figures(ended)
        #expect(ended.status == 1 && figures["flawless"] as? Bool == false)
        #expect(Self.number(figures, "lost") == 3 && Self.number(figures, "doubled") == 1, "\(ended)")
        #expect(Self.number(figures, "late") == 1 && Self.number(figures, "deliveries") == 117)
    }

    @Test func `A reader whom the server disconnects is counted, with its missing messages`() throws {
        let server = try FaultyServer { message, hearer in hearer == 2 && message == 9 ? .hangUp : .pass }
        defer { server.stop() }
        let ended = try Self.run([
            "fanout", "--server", "\(server.uri)", "--clients", "4", "--messages", "10", "--window", "1",
        ])
        #expect(ended.status == 1)
        #expect(ended.output.hasSuffix("\nNot as it should be: 1 lost, 1 readers cut off.\n"), "\(ended)")
    }

    @Test func `A server that can't be reached, or accepts no login, is a failure with its reason`() throws {
        let closed = try FaultyServer { _, _ in .pass }
        closed.stop()
        let unreachable = try Self.run(["idle", "--server", "\(closed.uri)"])
        #expect(unreachable.status == 1 && unreachable.output.isEmpty)
        #expect(unreachable.complaint == "roost-bench: \(closed.uri) can't be reached: connect: Connection refused\n")
        let full = try RoostdProcess(["--limit", "clients=3"], at: ["irc://127.0.0.1:0"])
        let refused = try Self.run(["idle", "--server", "\(full.place)", "--clients", "5"])
        #expect(refused.status == 1 && refused.complaint.contains("roost-bench: only "), "\(refused)")
        #expect(refused.complaint.contains(" of 5 clients could come in; the server said: ERROR "), "\(refused)")
    }

    @Test func `A signal ends the benchmark and its server`() throws {
        let bench = try RunningProgram([try RunningProgram.path(of: "roost-bench"), "latency", "--rate", "1"])
        let children = "/proc/\(bench.id)/task/\(bench.id)/children"
        var child: pid_t?
        while child == nil {
            child = try String(contentsOfFile: children, encoding: .utf8).split(separator: " ").first.flatMap {
                pid_t($0)
            }
        }
        bench.send(signal: SIGTERM)
        #expect(try bench.waitForExit().status == 128 + SIGTERM)
        #expect(kill(try #require(child), 0) == -1 && errno == ESRCH)
    }

    @Test func `The help names every scenario and option`() throws {
        let help = try Self.run(["--help"])
        #expect(help.status == 0 && help.complaint.isEmpty && help.output.hasPrefix("Usage: roost-bench "))
        for (scenario, _) in Self.small { #expect(help.output.contains("\n  \(scenario) ")) }
        for option in [
            "server", "dialect", "clients", "rooms", "messages", "bytes", "window", "rate", "pid", "json", "chart",
        ] {
            #expect(help.output.contains("--\(option)"))
        }
    }

    @Test(arguments: [
        ([], "which scenario?"), (["flood"], "there is no scenario flood"),
        (["idle", "churn"], "one scenario at a time"),
        (["fanout", "--clients", "x"], "clients takes a whole number, not x"),
        (["fanout", "--bytes", "9999"], "bytes: 16 to 400"),
        (["idle", "--server", "irc+tls://x"], "TLS is not spoken here"),
        (["idle", "--server", "echo://x"], "echo is not spoken here"),
        (["idle", "--pid", "1"], "--pid is for a server that --server names"),
        (["idle", "--bogus"], "no option is called"),
    ]) func `Bad usage ends with 2, a reason and a hint`(arguments: [String], reason: String) throws {
        let ended = try Self.run(arguments)
        #expect(ended.status == 2 && ended.output.isEmpty && ended.complaint.hasPrefix("roost-bench: \(reason)"))
        #expect(ended.complaint.hasSuffix("Try 'roost-bench --help'.\n"))
    }
}
