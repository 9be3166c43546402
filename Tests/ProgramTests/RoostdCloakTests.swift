import Foundation
import Sockets
import Testing

@testable import roostd

/// The hosts that users see instead of addresses, from one start of the server to the next.
@Suite(.serialized, .timeLimit(.minutes(5))) struct RoostdCloakTests {
    private let scratch: ScratchDirectory
    private var secret: String { scratch.path(of: "cloaks") }

    init() throws { scratch = try ScratchDirectory() }

    /// Logs in over IRC and joins a room; returns the user's host as the server tells it.
    private func join(_ name: String, _ server: RoostdProcess) throws -> (guest: Guest, host: String) {
        let guest = try Guest(at: server.place)
        try guest.say("NICK \(name)")
        try guest.say("USER \(name) 0 * :\(name)")
        try guest.say("JOIN #den")
        let line = try #require(try guest.skip(to: ":\(name)!\(name)@").last)
        return (guest, String(line.drop { $0 != "@" }.dropFirst().prefix { $0 != " " }))
    }

    @Test func `A ban on a cloaked host matches after a restart with the same secret`() throws {
        let first = try RoostdProcess(["--cloak-secret", secret], at: ["irc://127.0.0.1:0"])
        let (_, host) = try join("ana", first)
        #expect(host.hasSuffix(".cloak"))
        let digits = try String(contentsOfFile: secret, encoding: .utf8).trimmingCharacters(in: .newlines)
        #expect(digits.count == 64)
        #expect(first.greeting.contains { $0.contains("made the secret of the host cloaks") })
        let ended = try first.terminate(by: SIGTERM)
        #expect(!(first.greeting.joined() + ended.output).contains(digits))

        let second = try RoostdProcess(["--cloak-secret", secret], at: ["irc://127.0.0.1:0"])
        #expect(!second.greeting.contains { $0.contains("made the secret") })
        let ben = try join("ben", second).guest
        try ben.say("MODE #den +b *!*@\(host)")
        try ben.skip(to: ":ben!ben@\(host) MODE #den +b *!*@\(host)")
        let ana = try Guest(at: second.place)
        try ana.say("NICK ana")
        try ana.say("USER ana 0 * :ana")
        try ana.say("JOIN #den")
        try ana.skip(to: ":roost 474 ana #den ")
        #expect(try second.terminate(by: SIGTERM).status == 0)
    }

    @Test func `Without the option, each process has a secret of its own`() throws {
        let hosts = try (0..<2).map { _ in
            let server = try RoostdProcess(at: ["irc://127.0.0.1:0"])
            let host = try join("ana", server).host
            try server.terminate(by: SIGTERM)
            return host
        }
        #expect(hosts[0] != hosts[1])
    }

    @Test func `A check says what is wrong with the file of the secret, and makes none`() throws {
        guard case .say(let text) = Invocation(["--check", "--listen", "irc://127.0.0.1:0", "--cloak-secret", secret])
        else {
            Issue.record("it was refused")
            return
        }
        #expect(text.contains("\ncloak-secret \(secret)\n") && !FileManager.default.fileExists(atPath: secret))
        _ = try scratch.file("cloaks", "canary")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: secret)
        guard case .fail(let open, _) = Invocation(["--check", "--cloak-secret", secret]) else {
            Issue.record("it was accepted")
            return
        }
        #expect(open.hasPrefix("roostd: \(secret): other users can read or change it: its mode is 0644"))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secret)
        guard case .fail(let wrong, _) = Invocation(["--check", "--cloak-secret", secret]) else {
            Issue.record("it was accepted")
            return
        }
        #expect(wrong == "roostd: \(secret): does not hold a secret: one line of 64 hexadecimal digits\n")
        let started = try RoostdProcess.run(["--listen", "irc://127.0.0.1:0", "--cloak-secret", secret])
        #expect(started.status == 1)
    }
}
