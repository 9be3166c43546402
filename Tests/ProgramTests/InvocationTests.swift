import Chat
import Options
import Server
import Testing

@testable import roostd

@Suite struct InvocationTests {
    let scratch: ScratchDirectory

    init() throws { scratch = try ScratchDirectory() }

    @Test func `Valid arguments ask for a server`() {
        var expected = Configuration()
        expected.serverName = "nest"
        #expect(Invocation(["--name", "nest"]) == .serve(expected))
    }

    @Test func `Bad usage ends with 2 and points to the help`() {
        let sentence = "roostd: command line: no option is called \"nope\"\nTry 'roostd --help'.\n"
        #expect(Invocation(["--nope"]) == .fail(sentence, exitCode: 2))
        #expect(Invocation(["--nope", "--help"]) == .fail(sentence, exitCode: 2))
    }

    @Test func `An unusable config file ends with 1, checked or not`() throws {
        let config = try scratch.file("roost.conf", "lisen x\n")
        let sentence = "roostd: \(config):1: no option has this name; listen may be meant\n"
        #expect(Invocation(["--config", config]) == .fail(sentence, exitCode: 1))
        #expect(Invocation(["--check", "--config", config]) == .fail(sentence, exitCode: 1))
        let missing = scratch.path(of: "missing.conf")
        let reason = "roostd: \(missing): can't be read: No such file or directory\n"
        #expect(Invocation(["--config", missing]) == .fail(reason, exitCode: 1))
    }

    @Test func `A check of valid options says so and serves no clients`() {
        #expect(Invocation(["--check"]) == .say(Configuration().summary))
    }

    @Test func `Help and version are printed whatever a config file says`() throws {
        let config = try scratch.file("roost.conf", "nonsense")
        #expect(Invocation(["--config", config, "--help"]) == .say(Help.text))
        #expect(Invocation(["--config", config, "--version"]) == .say(Version.text + "\n"))
    }

    @Test func `The help names every option, limit, dialect and exit code within its width`() {
        let text = Help.text
        for setting in ServerOption.allCases { #expect(text.contains("  \(setting.option.usage)  ")) }
        for limit in Limit.allCases {
            #expect(text.contains("  \(limit.name)="))
            #expect(text.contains(limit.facts.sentence))
        }
        for dialect in ListenableDialect.all { #expect(text.contains(dialect.name)) }
        #expect(text.contains("0 done, 1 could not run, 2 bad usage"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }
}
