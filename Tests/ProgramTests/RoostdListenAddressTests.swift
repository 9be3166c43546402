import Chat
import Foundation
import Sockets
import Testing

@testable import roostd

/// Tests of the addresses on which `roostd` listens: how `--check` finds unusable ones, and the mode of a Unix socket.
@Suite(.serialized, .timeLimit(.minutes(5))) struct RoostdListenAddressTests {
    @Test(arguments: [
        ("plain://no..host:0", "resolving no..host: Name or service not known"),
        ("plain://192.0.2.1:4000", "bind: Cannot assign requested address"),
        ("plain+unix:///nowhere/at/all/roost.sock", "the folder /nowhere/at/all/: No such file or directory"),
    ])
    func `A check finds an address that can't be listened on`(place: String, reason: String) {
        let sentence = "roostd: can't listen on \(place): \(reason)\n"
        #expect(Invocation(["--check", "--listen", place]) == .fail(sentence, exitCode: 1))
    }

    @Test func `A check disturbs no running server and leaves nothing behind`() throws {
        let scratch = try ScratchDirectory()
        let unix = "plain+unix://\(scratch.path(of: "roost"))"
        let server = try RoostdProcess(at: ["plain://127.0.0.1:0", unix])
        for place in server.places.map(\.description) + ["plain+unix://\(scratch.path(of: "new"))"] {
            guard case .say = Invocation(["--check", "--listen", place]) else {
                Issue.record("\(place)")
                continue
            }
        }
        #expect(!FileManager.default.fileExists(atPath: scratch.path(of: "new")))
        _ = try Guest("ana", at: server.places[1])
    }

    @Test(arguments: ["0600", "0666", "0770"]) func `A Unix socket has the mode of its URI`(mode: String) throws {
        let scratch = try ScratchDirectory()
        let path = scratch.path(of: "roost")
        let server = try RoostdProcess(at: ["plain+unix://\(path)?mode=\(mode)"])
        #expect(server.places[0].description == "plain+unix://\(path)?mode=\(mode)")
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect((attributes[.posixPermissions] as? Int).map { String($0, radix: 8) } == String(mode.dropFirst()))
        _ = try Guest("ana", at: server.places[0])
    }

    @Test func `Too few descriptors or threads are reported with the remedy`() throws {
        let limits = Limits()
        let few = Capacity(descriptors: 64, threads: 30_000).warning(for: limits)
        #expect(
            few?.hasPrefix("only 1 client fits into 64 file descriptors; raise them to 164 or more (ulimit -n") == true)
        let threads = Capacity(descriptors: 65_536, threads: 100).warning(for: limits)
        #expect(threads?.hasPrefix("only 24 clients fit into 100 threads; raise them (ulimit -u") == true)
        #expect(Capacity(descriptors: 1_024, threads: 30_000).warning(for: limits) == nil)
        var many = limits
        many[.clients] = 5_000
        let asked = Capacity(descriptors: 1_024, threads: 30_000).warning(for: many)
        #expect(asked?.hasPrefix("only 960 clients fit into 1024 file descriptors; raise them to 5064 or more") == true)
        many[.clients] = 50
        #expect(Capacity(descriptors: 128, threads: 30_000).warning(for: many) == nil)
    }

    @Test func `A start with too few descriptors warns`() throws {
        let server = try RoostdProcess(by: ["/bin/sh", "-c", "ulimit -n 64; exec \"$@\"", "sh"])
        #expect(server.greeting.contains { $0.hasPrefix("warning: only 1 client fits into 64 file descriptors; ") })
    }

    @Test(arguments: ["roostd", "roost", "roost-bench"]) func `Every program shows its help for -h`(program: String)
        throws
    {
        let ended = try RunningProgram([RunningProgram.path(of: program), "-h"]).waitForExit()
        #expect(ended.status == 0 && ended.output.hasPrefix("Usage: \(program)") && ended.complaint.isEmpty)
    }
}
