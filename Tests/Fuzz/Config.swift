internal import Chat
internal import Options

@testable internal import roostd

/// Parses the input as a config file, and checks three properties. Every fault names a line of the file and has a
/// one-line description. The options are the same after they are written as a file and parsed again. The summary that
/// `--check` prints sets the same configuration.
func checkConfig(_ input: [UInt8]) {
    let text = TextFile(path: "roost.conf", bytes: input)
    let config = ConfigFile(text, by: ServerOption.table)
    let settings = OptionValues(config.options, dialects: ListenableDialect.all, limits: Limits())
    for fault in config.faults + settings.faults {
        require((1...text.lines.count).contains(fault.origin.line ?? 0), "a fault has no line")
        require(fault.description.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "a fault is not one line")
    }
    let written = config.options.map { "\($0.name) \($0.value)\n" }.joined()
    let again = ConfigFile(TextFile(path: "roost.conf", bytes: Array(written.utf8)), by: ServerOption.table)
    require(again.options.map(pair).elementsEqual(config.options.map(pair), by: ==), "the options read otherwise")
    if !config.faults.isEmpty || !settings.faults.isEmpty { return }
    let read = configuration(settings)
    let summary = TextFile(path: "summary", bytes: Array(read.summary.utf8))
    let summarised = ConfigFile(summary, by: ServerOption.table)
    let same = OptionValues(summarised.options, dialects: ListenableDialect.all, limits: Limits())
    require(summarised.faults.isEmpty && same.faults.isEmpty, "the summary is no config file")
    let changes = read.changes(to: configuration(same))
    // The summary contains no secrets, so these options may differ.
    let changed = Set(changes.applicable + changes.needingRestart).subtracting(["password", "operator", "webirc"])
    require(changed.isEmpty, "the summary sets another \(changed.sorted().joined(separator: ", "))")
}

private func pair(_ option: GivenOption) -> (String, String) { (option.name, option.value) }

/// Returns the configuration of a file without a command line. It does not read the file of the `motd` option.
private func configuration(_ file: OptionValues) -> Configuration {
    Configuration(OptionValues([], dialects: file.dialects, limits: file.limits), over: file, messageOfTheDay: [])
}
