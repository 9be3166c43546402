internal import Bench
internal import Glibc
internal import Options
internal import Sockets
internal import Threads

/// The number of descriptors kept for other uses than clients.
let reservedDescriptors = 32

/// Measures what the arguments ask for, and returns the exit code.
func measure(_ arguments: BenchArguments) throws -> Int32 {
    let most = DescriptorLimit.raise() - reservedDescriptors
    if arguments.plan.load.clients > most {
        throw BenchmarkRun.Failure(
            reason: "\(arguments.plan.load.clients) clients need more descriptors than this process may have; "
                + "\(most) clients can be (ulimit -Hn)")
    }
    // A signal during the start of the managed server waits until the program can end that server, too.
    TerminationSignals.hold()
    let own = arguments.server == nil ? try ManagedServer(speaking: arguments.dialect) : nil
    do {
        try TerminationSignals.watch { own?.stop() }
        let report = try perform(arguments, own)
        TerminationSignals.standAside()
        return printReport(report, arguments)
    } catch {
        TerminationSignals.standAside()
        own?.stop()
        throw error
    }
}

/// Runs the scenario; ends a managed server while all clients are still connected.
func perform(_ arguments: BenchArguments, _ own: ManagedServer?) throws -> BenchmarkReport {
    guard let place = arguments.server ?? own?.place, let loadProtocol = LoadDialect.named(arguments.dialect) else {
        throw BenchmarkRun.Failure(reason: "nothing to measure")
    }
    let process = arguments.process ?? own?.process
    if let process, ProcessFiles.read(process) == nil {
        throw BenchmarkRun.Failure(reason: "there is no process \(process)")
    }
    let destination: ResolvedAddress
    do throws(SystemError) {
        destination = try ResolvedAddress(reaching: place)
    } catch {
        throw BenchmarkRun.Failure(reason: "\(place) can't be reached: \(error)")
    }
    // User names contain a part of the process id, so that those of two simultaneous runs rarely collide.
    let names = "rb" + String((getpid() % 1_296) + 1_296, radix: 36).dropFirst() + "x"
    let crowd = try LoadGenerator(arguments.plan, loadProtocol, at: destination, names: names)
    let progress = Progress()
    defer { progress.clear() }
    var performance = BenchmarkRun(arguments.plan, crowd, server: place.description, progress: progress) {
        process.flatMap { ProcessFiles.read($0) }
    }
    var report = try performance.play()
    report.startSeconds = own?.startSeconds
    report.endSeconds = withExtendedLifetime(crowd) { own?.shutDown() }
    return report
}

/// Prints the report and draws the chart.
func printReport(_ report: BenchmarkReport, _ arguments: BenchArguments) -> Int32 {
    if let path = arguments.chart, let reason = Output.write(Chart(report).svg, toFile: path) {
        StandardError.complain("\(path): \(reason)")
        return 1
    }
    if let code = Output.write(arguments.isJSON ? report.json : report.table, to: STDOUT_FILENO) {
        if code != EPIPE { StandardError.complain("standard output: \(String(cString: strerror(code)))") }
        return 1
    }
    return report.isFlawless ? 0 : 1
}

StandardDescriptors.reserve()
switch BenchArguments.read(Array(CommandLine.arguments.dropFirst())) {
case .measure(let arguments):
    do {
        exit(try measure(arguments))
    } catch {
        switch error {
        case let failure as BenchmarkRun.Failure: StandardError.complain(failure.reason)
        case let failure as ManagedServer.Failure: StandardError.complain(failure.reason)
        default: StandardError.complain("\(error)")
        }
        exit(1)
    }
case .say(let text): exit(Output.write(text, to: STDOUT_FILENO) == nil ? 0 : 1)
case .unusable(let reasons):
    for reason in reasons { StandardError.complain(reason) }
    StandardError.write("Try 'roost-bench --help'.\n")
    exit(2)
}
