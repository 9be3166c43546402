import Foundation
import Sockets
import Testing

@testable import roostd

/// Tests what a server operator can do with the running server, and how operators' passwords are hashed.
@Suite(.serialized, .timeLimit(.minutes(10))) struct RoostdOperatorTests {
    private let scratch: ScratchDirectory

    init() throws { scratch = try ScratchDirectory() }

    @Test func `An operator from the config file can reload the settings, including the operators`() throws {
        let first = try #require(PasswordHash(of: Array("secret".utf8)))
        let config = try scratch.file("roost.conf", "operator root \(first)\nmotd \(scratch.path(of: "motd"))\n")
        _ = try scratch.file("motd", "be kind\n")
        let server = try RoostdProcess(["--config", config], at: ["irc://127.0.0.1:0"])
        let ana = try Guest(at: server.place)
        try ana.say("NICK ana")
        try ana.say("USER ana 0 * :Ana")
        try ana.skip(to: ":roost 376 ana ")
        try ana.say("OPER root secret")
        try ana.skip(to: ":roost 381 ana ")
        #expect(try ana.skip(to: ":ana!ana@").last?.hasSuffix(" MODE ana +o") == true)
        _ = try scratch.file("motd", "be kinder\n")
        _ = try scratch.file("roost.conf", "motd \(scratch.path(of: "motd"))\n")
        try ana.say("REHASH")
        try ana.skip(to: ":roost 382 ana ")
        try server.log.skip(to: "reloaded changed=\"motd, operator\"")
        // The reload has removed the account by which ana became an operator, so ana is no longer one.
        #expect(try ana.skip(to: ":ana!ana@").last?.hasSuffix(" MODE ana -o") == true)
        try ana.skip(to: ":roost NOTICE ana :You operate this server no more")
        try ana.say("KILL ana :why")
        try ana.skip(to: ":roost 481 ana ")
        try ana.say("MOTD")
        #expect(try ana.skip(to: ":roost 372 ana ").last?.contains("be kinder") == true)
        try ana.say("OPER root secret")
        try ana.skip(to: ":roost 464 ana ")
        #expect(try server.terminate(by: SIGTERM).status == 0)
    }

    @Test func `A hash is made from standard input`() throws {
        let path = try RunningProgram.path(of: "roostd")
        let ended = try RunningProgram(["/bin/sh", "-c", "echo secret | \(path) hash"]).waitForExit()
        #expect(ended.status == 0)
        let line = ended.output.trimmingCharacters(in: .newlines)
        #expect(try #require(PasswordHash(line)).matches(Array("secret".utf8)))
        let empty = try RunningProgram(["/bin/sh", "-c", "\(path) hash < /dev/null"]).waitForExit()
        #expect(empty.status == 1)
    }
}
