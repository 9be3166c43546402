internal import Server
internal import Testing

/// The echo dialect sends back every byte that a client sends, and nothing else.
@Suite struct EchoTests {
    private static let place = ["echo://127.0.0.1:0"]

    @Test func `Every byte comes back`() throws {
        try Stage.play(at: Self.place) { stage in
            let ana = try stage.visitor()
            let bytes = (0..<1_024).map { UInt8(truncatingIfNeeded: $0) }
            try ana.send(bytes)
            #expect(try ana.bytes(bytes.count) == bytes)
            #expect(try ana.hangUp() == [])
        }
    }

    @Test func `Megabytes come back in order`() throws {
        try Stage.play(at: Self.place) { stage in
            let ana = try stage.visitor()
            try together(2) { index in
                for number in 0..<200 {
                    let block = [UInt8](repeating: UInt8(number), count: 40_000)
                    if index == 0 {
                        try ana.send(block)
                    } else {
                        #expect(try ana.bytes(block.count) == block)
                    }
                }
            }
            #expect(try ana.hangUp() == [])
        }
    }

    @Test func `A client that sends and half-closes gets everything back before the end`() throws {
        try Stage.play(at: Self.place) { stage in
            let ana = try stage.visitor()
            try ana.send(Array(String(repeating: "over and out\n", count: 1_000).utf8))
            #expect(try ana.hangUp() == Array(repeating: "over and out", count: 1_000))
        }
    }

    @Test func `An echo client has no name and is in no room`() throws {
        try Stage.play(at: ["plain://127.0.0.1:0", "echo://127.0.0.1:0"]) { stage in
            let ana = try stage.person("ana")
            let echo = try Person("echo", at: stage.server.places[1])
            try echo.say("/login ana")
            #expect(try echo.next() == "/login ana")
            #expect(try ana.fence() == [])
            try echo.hangUp()
        }
    }
}
