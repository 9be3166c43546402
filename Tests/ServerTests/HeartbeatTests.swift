import Testing
import Threads

/// Heart-beats in both directions (STOMP 1.2, "Heart-beating"): the server sends heart-beats, and disconnects a client
/// that promised heart-beats and stops sending them.
@Suite struct HeartbeatTests {
    /// The server asks for a heart-beat every six seconds, and sends a heart-beat every second. Ana answers each of
    /// them, so that her heart-beats are in time even on a machine that is busy with other tests.
    @Test func `A client whose heart-beats stop is disconnected, while a client that sends them stays`() throws {
        let begun = Clock.monotonic()
        try Stage.play("ping-seconds=6", at: ["stomp://127.0.0.1:0"]) { stage in
            let ana = try client("ana", stage, asked: 6_000)
            try ana.say("SUBSCRIBE\nid:a\ndestination:/room/den\n\n\0")
            _ = try ana.skip(to: "event:members")
            let ben = try client("ben", stage, asked: 6_000)
            try ben.say("SUBSCRIBE\nid:b\ndestination:/room/den\n\n\0")
            _ = try ben.skip(to: "event:members")
            var beats = 0
            var line = ""
            // An empty line between two frames is a heart-beat. An empty line within a frame ends its headers.
            var isInFrame = true
            while line != "event:left" {
                line = try ana.next()
                if isInFrame {
                    isInFrame = !line.hasSuffix("\0")
                } else if line.isEmpty {
                    beats += 1
                    try ana.say("")
                } else {
                    isInFrame = true
                }
            }
            #expect(beats >= 1)
            _ = try ben.skip(to: "reason:silent")
            try ana.say("DISCONNECT\nreceipt:x\n\n\0")
            _ = try ana.skip(to: "receipt-id:x")
        }
        #expect(Clock.monotonic() - begun >= 6_000_000_000)
    }

    @Test func `A client that promised no heart-beats is not disconnected`() throws {
        try Stage.play("ping-seconds=1", at: ["stomp://127.0.0.1:0"]) { stage in
            let quiet = try client("quiet", stage, heartBeat: "0,0", asked: 1_000)
            let ana = try client("ana", stage, heartBeat: "1000,0", asked: 1_000)
            _ = try ana.skip(to: "reason:silent")
            try quiet.say("DISCONNECT\nreceipt:x\n\n\0")
            _ = try quiet.skip(to: "receipt-id:x")
        }
    }

    private func client(
        _ name: String, _ stage: Stage, heartBeat: String = "1000,1000", asked: Int
    ) throws -> Person {
        let person = try stage.visitor(name)
        #expect(try person.logInOverStomp("heart-beat:\(heartBeat)").contains("heart-beat:1000,\(asked)"))
        return person
    }
}
