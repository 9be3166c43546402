import Chat
import Server
import Testing
import Threads

/// Limits on password checks: how many attempts are checked, on how many threads, and how long a client waits.
@Suite(.serialized, .timeLimit(.minutes(5))) struct PasswordTests {
    /// An operator account that counts the checks of its password, and can block them.
    private final class Account: Sendable {
        let state = Monitor((running: 0, most: 0, checks: 0))
        private let isOpen = Monitor(true)

        func account(_ name: String) -> OperatorAccount {
            OperatorAccount(name: name) { [self] password in
                state.withLock { $0 = ($0.running + 1, max($0.most, $0.running + 1), $0.checks + 1) }
                state.wakeAll()
                _ = isOpen.wait(until: .after(seconds: 60)) { $0 ? true : nil }
                state.withLock { $0.running -= 1 }
                return password == Array("secret".utf8)
            }
        }

        func open(_ open: Bool) {
            isOpen.withLock { $0 = open }
            isOpen.wakeAll()
        }

        func waitUntilRunning() {
            #expect(state.wait(until: .after(seconds: 60)) { $0.running > 0 ? true : nil } == true)
        }
    }

    private func irc(_ name: String, on stage: Stage, place: Int = 0) throws -> Person {
        let person = try Person(name, at: stage.server.places[place])
        try person.say("NICK \(name)\r\nUSER \(name) 0 * :x\r")
        try person.skip(to: ":roost 422 \(name) ")
        return person
    }

    @Test func `An address may guess three times, and then waits, loopback or not`() throws {
        let account = Account()
        try Stage.play("password-wait=0", at: ["irc://127.0.0.1:0"], with: { $0.operators = [account.account("boss")] })
        {
            stage in
            for round in 0..<5 {
                let person = try irc("guest\(round)", on: stage)
                for _ in 0..<20 { try person.say("OPER boss wrong\r") }
                try person.say("PING end\r")
                try person.skip(to: ":roost PONG ")
            }
            #expect(account.state.withLock { $0.checks } == 3)
        }
    }

    @Test func `An unknown operator's name costs a check like a known one, and is answered in the same words`() throws {
        let account = Account()
        try Stage.play(at: ["irc://127.0.0.1:0"], with: { $0.operators = [account.account("boss")] }) { stage in
            let ana = try irc("ana", on: stage)
            try ana.say("OPER boss wrong\r")
            let known = try ana.next()
            #expect(account.state.withLock { $0.checks } == 1)
            try ana.say("OPER nobody secret\r")
            #expect(try ana.next() == known)
            #expect(account.state.withLock { $0.checks } == 2)
            try ana.say("OPER boss secret\r")
            try ana.skip(to: ":roost 381 ana ")
        }
    }

    @Test func `Sixty simultaneous attempts are checked by no more than the pool's threads`() throws {
        let account = Account()
        try Stage.play("password-wait=0", at: ["irc://127.0.0.1:0"], with: { $0.operators = [account.account("boss")] })
        {
            stage in
            account.open(false)
            let people = try (0..<60).map { try irc("guest\($0)", on: stage) }
            for person in people { try person.say("OPER boss wrong\r") }
            account.waitUntilRunning()
            account.open(true)
            for person in people {
                let answer = try person.next()
                #expect(answer.contains(" 464 ") || answer.contains("too-many-attempts: wait "), "\(answer)")
            }
            #expect(account.state.withLock { $0.most } <= WorkPool.halfTheProcessors)
        }
    }

    @Test func `A kill and the end of the server end the wait for a turn and for a check`() throws {
        let account = Account()
        try Stage.play(
            "password-wait=300", "shutdown-seconds=1", at: ["irc://127.0.0.1:0", "irc://[::1]:0"],
            with: { $0.operators = [account.account("boss")] }
        ) { stage in
            let waiting = try (0..<3).map { try irc("waiting\($0)", on: stage) }
            for _ in 0..<3 {
                try waiting[0].say("OPER boss wrong\r")
                try waiting[0].skip(to: ":roost 464 ")
            }
            // The next turns of the address are in 10, 30 and 70 s.
            // `waiting[2]` asks last, so that its turn is not the next one.
            for person in waiting[..<2] { try person.say("OPER boss wrong\r") }
            _ = try irc("between", on: stage)
            try waiting[2].say("OPER boss wrong\r")
            account.open(false)
            let checked = try irc("checked", on: stage, place: 1)
            try checked.say("OPER boss wrong\r")
            account.waitUntilRunning()
            let begun = Clock.monotonic()
            _ = try stage.kill(waiting[2].name)
            #expect(try waiting[2].readToEnd().last?.contains("ERROR") == true)
            let end = try NamedThread(name: "end") { _ = stage.server.stop() }
            for person in [checked, waiting[0], waiting[1]] {
                #expect(try person.readToEnd().last?.contains("ERROR") == true)
            }
            #expect(Clock.monotonic() - begun < 9_000_000_000)
            account.open(true)
            end.join()
        }
    }

    @Test func `Attempts at the server's password are limited over all dialects, and a right one costs nothing`() throws
    {
        let places = ["plain://127.0.0.1:0", "irc://127.0.0.1:0", "stomp://127.0.0.1:0"]
        try Stage.play("password-wait=0", at: places, with: { $0.password = Array("sesame".utf8) }) { stage in
            func visitor(_ place: Int) throws -> Person { try Person("visitor", at: stage.server.places[place]) }
            for number in 0..<20 {
                let guest = try visitor(0)
                try guest.say("/login guest\(number) sesame")
                try guest.skip(to: "[lobby] -- here: ")
                try guest.hangUp()
            }
            let plain = try visitor(0)
            try plain.say("/login ana wrong")
            #expect(try plain.next().hasPrefix("!! wrong-password: "))
            let irc = try visitor(1)
            try irc.say("PASS wrong\r\nNICK ana\r\nUSER ana 0 * :x\r")
            #expect(try irc.readToEnd().first?.contains(" 464 ") == true)
            let stomp = try visitor(2)
            try stomp.send(Array("CONNECT\naccept-version:1.2\nhost:x\nlogin:ana\npasscode:wrong\n\n\0".utf8))
            #expect(try stomp.bytes(5) == Array("ERROR".utf8))
            // From now on no password is checked, whether right or wrong.
            try plain.say("/login ana sesame")
            #expect(try plain.next().hasPrefix("!! too-many-attempts: "))
            let last = try visitor(1)
            try last.say("PASS sesame\r\nNICK ana\r\nUSER ana 0 * :x\r")
            #expect(try last.readToEnd().last?.contains("Too many password attempts") == true)
        }
    }
}
