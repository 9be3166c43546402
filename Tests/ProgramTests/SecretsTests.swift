import Foundation
import Testing

@testable import Options
@testable import roostd

/// Tests that passwords and hashes are never shown, whatever is wrong with the line that contains them.
@Suite(.serialized, .timeLimit(.minutes(5))) struct SecretsTests {
    private static let secret = "CanarySesame"
    private static let hash = "$y$j9T$Canary$CanaryCanaryCanaryCanaryCanary"
    private let scratch: ScratchDirectory

    init() throws { scratch = try ScratchDirectory() }

    /// Config lines with a secret that are wrong in some way.
    static let lines: [String] = [secret, hash].flatMap { secret in
        [
            secret, "password=\(secret)", "password:\(secret)", "password: \(secret)x y", "password\(secret)",
            "Password \(secret)", "PASSWORD=\(secret)", "pasword \(secret)", "passwd=\(secret)", "\(secret) password",
            "--password \(secret)", "--password=\(secret)", "\"password \(secret)\"", "password\n\(secret)",
            "password one\npassword \(secret)", "password \(secret)\u{1}", "\u{1}\(secret)",
            "operator \(secret)", "operator root *\(secret)", "operator root \(secret) more",
            "operator root: \(secret) x",
            "operator root \(secret)\u{7F}", "operator=root \(secret)", "operator root=\(secret)",
            "operators root \(secret)",
            "operator=\(secret)", "operator\n  root \(secret)", "root \(secret)", "operator\(secret)",
            "limit password=\(secret)", "limit \(secret)=password", "name password \(secret)", "log password=\(secret)",
            "listen operator root \(secret)", "exempt password \(secret)", "lobby #password,\(secret)",
            "description password \(secret)\(String(repeating: "x", count: 300))",
            "password \(secret)\(String(repeating: "x", count: 5_000))", "password \(secret)\nconfig x",
        ]
    }

    @Test(arguments: lines) func `A line that can't be used does not show its secret`(line: String) throws {
        let config = try scratch.file("roost.conf", line + "\nlisten nonsense\n")
        guard case .fail(let text, let exitCode) = Invocation(["--check", "--config", config]) else {
            Issue.record("it was taken")
            return
        }
        #expect(exitCode == 1 && text.hasPrefix("roostd: \(config):"))
        #expect(!text.lowercased().contains("canary"), "\(text)")
    }

    @Test func `A line that is not UTF-8 does not show its secret`() throws {
        let config = scratch.path(of: "roost.conf")
        try (Data("password Canary".utf8) + [0xFF, 0x0A]).write(to: URL(filePath: config))
        guard case .fail(let text, _) = Invocation(["--config", config]) else {
            Issue.record("it was not refused")
            return
        }
        #expect(!text.contains("Canary"))
    }

    @Test(arguments: [
        ["--password", secret], ["--password=\(secret)"], ["--password\(secret)"], ["--operator", "root \(hash)"],
        ["--operator\(secret)"], ["--limit", "password=\(secret)"],
    ])
    func `A secret on the command line is not shown again`(arguments: [String]) {
        guard case .fail(let text, exitCode: 2) = Invocation(arguments) else {
            Issue.record("it was not refused")
            return
        }
        #expect(!text.contains("Canary"), "\(text)")
    }

    @Test func `A check of a sound file shows that there are passwords, and shows none of them`() throws {
        let config = try scratch.file(
            "roost.conf", "listen plain://127.0.0.1:0\npassword \(Self.secret)\noperator boss \(Self.hash)\n")
        guard case .say(let text) = Invocation(["--check", "--config", config]) else {
            Issue.record("it was refused")
            return
        }
        #expect(text.contains("# password: there is one\n") && text.contains("# operator boss: there is one\n"))
        #expect(!text.contains("Canary"))
    }

    @Test func `A reload of a broken file does not show its secrets in the log`() throws {
        let config = try scratch.file("roost.conf", "password \(Self.secret)\n")
        let server = try RoostdProcess(["--config", config])
        let broken = Self.lines.joined(separator: "\n")
        _ = try scratch.file("roost.conf", broken + "\n")
        server.send(signal: SIGHUP)
        try server.log.skip(to: "warning: not reloaded: ")
        let end = try server.terminate(by: SIGTERM)
        #expect(end.output.contains("not reloaded") && !end.output.lowercased().contains("canary"), "\(end.output)")
        #expect(!end.complaint.contains("Canary"))
    }

    @Test func `A mistyped option is reported with the likely one`() throws {
        let config = try scratch.file("roost.conf", "lisen x\n--name y\nnonsense z\nlim a\n")
        guard case .failure(let faults) = Configuration.read(arguments: ["--config", config]) else {
            Issue.record("it was not refused")
            return
        }
        let sentences = faults.faults.map { String($0.description.dropFirst(config.count)) }
        #expect(
            sentences == [
                ":1: no option has this name; listen may be meant", ":2: no option has this name; name may be meant",
                ":3: no option has this name", ":4: no option has this name; limit may be meant",
            ])
    }
}
