import Foundation
import Testing

@testable import roostd

/// Tests that a working server notifies the supervisor's watchdog.
@Suite(.serialized, .timeLimit(.minutes(5))) struct WatchdogTests {
    @Test(
        arguments: [
            ("30000000", nil, 15_000), ("30000000", "42", 15_000), ("1", nil, 1), ("30000000", "43", nil),
            ("0", nil, nil),
            ("-5", nil, nil), ("soon", nil, nil), (nil, "42", nil), ("99999999999999999999", nil, nil),
            ("30000000", "none", nil),
        ] as [(String?, String?, Int?)])
    func `The environment gives the watchdog's interval and process`(time: String?, process: String?, interval: Int?) {
        #expect(Watchdog(microseconds: time, process: process, own: 42)?.interval == interval)
    }

    @Test func `A working server notifies the watchdog again and again`() throws {
        let scratch = try ScratchDirectory()
        let inbox = try SupervisorInbox(at: scratch.path(of: "notify"))
        let server = try RoostdProcess(environment: ["NOTIFY_SOCKET": inbox.place, "WATCHDOG_USEC": "200000"])
        #expect(inbox.wait()?.hasPrefix("READY=1\n") == true)
        #expect(inbox.wait() == "WATCHDOG=1")
        let ana = try Guest("ana", at: server.place)
        #expect(inbox.wait() == "WATCHDOG=1")
        #expect(try ana.fence().isEmpty)
        let end = try server.terminate(by: SIGTERM)
        // The lobby that a probe creates is deleted again at once. The only room in the log is the lobby that ana
        // joined.
        #expect(end.output.contains("room created room=lobby") && !end.output.contains("does not answer"))
        #expect(end.output.components(separatedBy: "room created").count == 2)
    }

    @Test func `A start with predictable hashes is refused with the reason`() throws {
        let program = try RunningProgram.path(of: "roostd")
        let ended = try RunningProgram(
            [program, "--listen", "plain://127.0.0.1:0"], environment: ["SWIFT_DETERMINISTIC_HASHING": "1"]
        ).waitForExit()
        #expect(ended.status == 1 && ended.output.isEmpty)
        #expect(ended.complaint.hasPrefix("roostd: SWIFT_DETERMINISTIC_HASHING is set: "))
    }
}
