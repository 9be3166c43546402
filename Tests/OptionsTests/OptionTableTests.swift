import Testing

@testable import Options

/// The option table of an imaginary program, which the tests of this module share.
let sample = OptionTable([
    Option("listen", "URI", isRepeatable: true, help: "where clients come in"),
    Option("lobby", "NAME", help: "the first room"),
    Option("log", "human|json", help: "how the log is written"),
    Option("quiet", help: "say nothing"),
    Option("help", mayStandInFile: false, help: "show this text"),
])

@Suite struct OptionTableTests {
    @Test func `Options are returned in order, separate from positional arguments`() throws {
        let read = try sample.read(["--listen", "a", "first", "--listen=b=c", "--quiet", "second"])
        #expect(
            read.options == [
                GivenOption("listen", "a", from: .commandLine),
                GivenOption("listen", "b=c", from: .commandLine),
                GivenOption("quiet", from: .commandLine),
            ])
        #expect(read.positional == ["first", "second"])
    }

    @Test func `An unambiguous prefix of an option's name stands for the option`() throws {
        #expect(try sample.read(["--lob", "hall"]).options == [GivenOption("lobby", "hall", from: .commandLine)])
    }

    @Test func `After two dashes nothing is an option`() throws {
        let read = try sample.read(["--quiet", "--", "--listen", "-x"])
        #expect(read.options.map(\.name) == ["quiet"])
        #expect(read.positional == ["--listen", "-x"])
    }

    @Test func `A value may be empty or look like an option`() throws {
        #expect(try sample.read(["--log=", "--lobby", "--quiet"]).options.map(\.value) == ["", "--quiet"])
    }

    @Test func `An empty command line has no options`() throws {
        #expect(try sample.read([]) == OptionTable.Arguments())
    }

    @Test(arguments: [
        (["--lisen", "a"], #"command line: no option is called "lisen""#),
        (["--lisen=a"], #"command line: no option is called "lisen""#),
        (["-x"], #"command line: no option is called "-x""#),
        (["--lo", "a"], #"command line: several options begin with "lo": lobby, log"#),
        (["--lobby"], "command line: lobby needs a value: NAME"),
        (["--quiet=yes"], "command line: quiet takes no value"),
        (["--lobby=a", "--lobby=b"], "command line: lobby is given more than once"),
        (["--\u{1B}[2J"], "command line: no option is called \"\u{FFFD}[2J\""),
    ])
    func `A fault says what is wrong`(arguments: [String], sentence: String) {
        let faults = #expect(throws: OptionFaults.self) { try sample.read(arguments) }
        #expect(faults?.description == sentence)
    }

    @Test func `All faults are reported, not only the first`() {
        let faults = #expect(throws: OptionFaults.self) {
            try sample.read(["--nope", "--quiet=1", "-ab", "--lobby"])
        }
        #expect(
            faults?.faults.map(\.problem) == [
                .unknownOption("nope"), .unexpectedValue(of: "quiet"), .unknownOption("-a"), .unknownOption("-b"),
                .missingValue(of: Option("lobby", "NAME", help: "the first room")),
            ])
    }
}

@Suite struct HelpTextTests {
    @Test func `The help's sentences begin in one column and stay within the width`() throws {
        let long = Array(repeating: "word", count: 60).joined(separator: " ")
        let lines = HelpText.list([("--a", "short"), ("--longer NAME", long)]).split(separator: "\n")
        #expect(lines[0] == "  --a            short")
        #expect(lines.count > 3)
        #expect(lines.allSatisfy { $0.count <= HelpText.width })
        #expect(lines.dropFirst(2).allSatisfy { $0.hasPrefix("                 word") })
    }

    @Test func `The usage names every option`() {
        let usage = sample.usage(of: "sample", followedBy: "[FILE]")
        #expect(
            usage == """
                Usage: sample [--listen URI]… [--lobby NAME] [--log human|json] [--quiet] [--help] [FILE]

                """)
    }

    @Test func `A word longer than the line stands alone`() {
        #expect(HelpText.broken(["a", "bbbbbb", "c", "d"], width: 4) == ["a", "bbbbbb", "c d"])
    }
}
