internal import Bench
internal import Dialects
internal import Glibc
internal import Options
internal import Sockets

/// The content of the command line.
struct BenchArguments: Sendable {
    /// The plan of the run.
    let plan: Plan
    /// The server to measure; nil for a server that the benchmark starts.
    var server: EndpointURI?
    /// The dialect to speak to the server.
    var dialect = DialectName.irc.rawValue
    /// The process of the server.
    var process: pid_t?
    /// Whether to print the result as JSON.
    var isJSON = false
    /// The path of the chart, if any.
    var chart: String?

    /// The result of parsing a command line.
    enum Reading {
        case measure(BenchArguments)
        case say(String)
        /// The command line is invalid, for these reasons.
        case unusable([String])
    }

    /// A reason why the command line is invalid.
    private struct ArgumentError: Error {
        let sentence: String
    }

    static let table = OptionTable([
        Option(
            "server", "URI",
            help: "the server to measure, such as irc://127.0.0.1:6667; by default a roostd that is started for the run"
        ),
        Option("dialect", "NAME", help: "the dialect for the started roostd: \(dialects); irc by default"),
        Option("clients", "N", help: "the number of clients"),
        Option("rooms", "N", help: "the number of rooms"),
        Option("messages", "N", help: "the number of messages; for churn the number of visits"),
        Option("bytes", "N", help: "the bytes of a message, \(ProbeText.leastBytes) to \(Plan.mostBytes)"),
        Option("window", "N", help: "the maximum number of messages of a room under way"),
        Option("rate", "N", help: "messages per second"),
        Option("pid", "PID", help: "the server's process on this machine, for its processor time, memory and threads"),
        Option("json", help: "print one JSON object instead of a table"),
        Option("chart", "FILE", help: "draw latency and throughput into an SVG file"),
        Option("help", help: "show this text and exit"),
        Option("version", help: "show the version and exit"),
    ])

    private static var dialects: String { LoadDialect.table.map(\.name.rawValue).joined(separator: ", ") }

    /// Reads arguments without the program's name.
    static func read(_ words: [String]) -> Reading {
        let line: OptionTable.Arguments
        do throws(OptionFaults) {
            line = try table.read(words)
        } catch {
            return .unusable(error.faults.map(\.problem.description))
        }
        if line.options.contains(where: { $0.name == "help" }) { return .say(BenchHelp.text) }
        if line.options.contains(where: { $0.name == "version" }) { return .say(Version.text + "\n") }
        do {
            return .measure(try BenchArguments(line))
        } catch let fault as Plan.Inconsistency {
            return .unusable([fault.sentence])
        } catch {
            return .unusable([(error as? ArgumentError)?.sentence ?? "\(error)"])
        }
    }

    private init(_ line: OptionTable.Arguments) throws {
        guard let word = line.positional.first else { throw ArgumentError(sentence: "which scenario?") }
        guard line.positional.count == 1 else { throw ArgumentError(sentence: "one scenario at a time") }
        guard let scenario = Scenario(rawValue: word) else {
            throw ArgumentError(sentence: "there is no scenario \(word)")
        }
        var load = scenario.usual
        for option in line.options {
            switch option.name {
            case "server": server = try BenchArguments.uri(option.value)
            case "dialect":
                guard LoadDialect.named(option.value) != nil else {
                    throw ArgumentError(sentence: "dialect: \(BenchArguments.dialects)")
                }
                dialect = option.value
            case "clients": load.clients = try BenchArguments.number(option)
            case "rooms": load.rooms = try BenchArguments.number(option)
            case "messages": load.messages = try BenchArguments.number(option)
            case "bytes": load.bytes = try BenchArguments.number(option)
            case "window": load.window = try BenchArguments.number(option)
            case "rate": load.rate = try BenchArguments.number(option)
            case "pid": process = pid_t(clamping: try BenchArguments.number(option))
            case "json": isJSON = true
            case "chart": chart = option.value
            default: break
            }
        }
        plan = try Plan(scenario, load)
        let isNamed = line.options.contains { $0.name == "dialect" }
        if server != nil && isNamed {
            throw ArgumentError(sentence: "--server says the dialect, --dialect is for our own server")
        }
        if server == nil && process != nil {
            throw ArgumentError(sentence: "--pid is for a server that --server names")
        }
        if let server { dialect = server.dialect }
    }

    private static func uri(_ text: String) throws -> EndpointURI {
        guard let uri = EndpointURI(text) else { throw ArgumentError(sentence: "\(text) is no URI of a server") }
        if uri.isEncrypted { throw ArgumentError(sentence: "TLS is not spoken here") }
        guard LoadDialect.named(uri.dialect) != nil, let name = DialectName(rawValue: uri.dialect) else {
            throw ArgumentError(sentence: "\(uri.dialect) is not spoken here; \(dialects) are")
        }
        return uri.withPort(name.traits.usualPort)
    }

    private static func number(_ option: GivenOption) throws -> Int {
        guard let number = Int(option.value), number >= 0, number <= 1_000_000_000 else {
            throw ArgumentError(sentence: "\(option.name) takes a whole number, not \(option.value)")
        }
        return number
    }
}
