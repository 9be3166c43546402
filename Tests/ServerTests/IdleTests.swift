internal import Server
internal import Sockets
internal import Testing
internal import Threads

/// No thread polls, and ended sessions leave nothing behind. Each test runs in its own process, since it counts all
/// threads of the process.
@Suite(.serialized) struct IdleTests {
    @Test func `Sixty idle clients cost no context switch`() async {
        await #expect(processExitsWith: .success) {
            try Stage.play(at: ["plain://127.0.0.1:0", "echo://127.0.0.1:0"]) { stage in
                let log = try stage.log.start(writingTo: OutputDescriptor(descriptor: 2))
                let people = try stage.people((0..<60).map { "idler\($0)" })
                let heard = try people.map { try $0.fence() }
                #expect(heard.count == 60)
                let isSettled = eventually { Process.threads().count == 60 + 1 + 2 + 1 + 1 }
                #expect(isSettled, "\(Process.threads().map(\.name))")
                #expect(eventually { IdleTests.nobodyWakes() })
                for person in people { person.close() }
                stage.log.close()
                log.join()
            }
        }
    }

    @Test func `Threads have names that tell what they serve`() async {
        await #expect(processExitsWith: .success) {
            try Stage.play { stage in
                let ana = try stage.person("ana")
                try ana.say("/join A very-long-name-of-a-room\n/join büro-der-vögelkunde")
                _ = try ana.fence()
                let names: Set = ["accept pl", "drainer", "client 1", "room lobby", "room A", "room büro-der-"]
                // A thread sets its own name when it first runs. The drainer thread may not have run yet, so the test
                // waits for the names.
                #expect(eventually { Set(Process.threads().map { String($0.name.prefix { $0 != ":" }) }) == names })
            }
        }
    }

    @Test func `After a hundred clients, threads and descriptors are as before`() async {
        await #expect(processExitsWith: .success) {
            try Stage.play { stage in
                try IdleTests.comeAndGo(stage, rounds: 1)
                #expect(try stage.empties())
                // The server counts a thread as ended a moment before the kernel removes the thread.
                let fixed = ["drainer", "accept pl"]
                #expect(eventually { Process.threads().map { String($0.name.prefix { $0 != ":" }) } == fixed })
                let descriptors = try Process.descriptors()
                try IdleTests.comeAndGo(stage, rounds: 17)
                #expect(try stage.empties())
                #expect(eventually { Process.threads().map { String($0.name.prefix { $0 != ":" }) } == fixed })
                #expect(try Process.descriptors() == descriptors)
            }
        }
    }

    @Test(.enabled(if: Process.ownsItsMemory)) func `After thousands of clients, memory is as before`() async {
        await #expect(processExitsWith: .success) {
            try Stage.play { stage in
                try IdleTests.comeAndGo(stage, rounds: 100)
                #expect(try stage.empties())
                #expect(eventually { Process.threads().count == 2 })
                let before = Process.residentKiB()
                try IdleTests.comeAndGo(stage, rounds: 300)
                #expect(try stage.empties())
                #expect(eventually { Process.threads().count == 2 })
                let after = Process.residentKiB()
                #expect(after < before + 4_096, "\(before) KiB, then \(after)")
            }
        }
    }

    /// Returns whether no server thread runs for three seconds. The caller may have to repeat the call, since threads
    /// that have just served a client may only now become idle. A thread that polls never lets three such seconds pass.
    private static func nobodyWakes() -> Bool {
        let before = Process.threads()
        // The test measures these seconds; it does not wait for a state.
        ProgressCounter().wait(for: 1, until: .after(seconds: 3))
        return Process.threads() == before
    }

    /// Connects six clients at once, `rounds` times. Each client is a member of two rooms, and each of the six hangs up
    /// in a different way.
    private static func comeAndGo(_ stage: Stage, rounds: Int) throws {
        try together(6) { index in
            for round in 0..<rounds {
                let person = try stage.person("guest\(index)-\(round)")
                try person.say("/join room\(round % 5)\nhello")
                switch index {
                case 0: try person.say("/quit")
                case 1: try person.hangUp()
                case 2: person.vanish()
                case 3: person.close()
                case 4: try person.say("half a line")
                default: _ = try person.fence()
                }
                person.close()
            }
        }
    }
}
