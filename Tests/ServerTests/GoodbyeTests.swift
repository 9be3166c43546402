internal import Chat
internal import Glibc
internal import Sockets
internal import Testing
internal import Threads

@testable internal import Server

/// When the server ends a connection, the client still receives all waiting bytes and then the reason, whatever the
/// client does meanwhile.
@Suite(.serialized) struct GoodbyeTests {
    enum End: CaseIterable {
        case kill
        case shutdown

        var goodbye: String {
            switch self {
            case .kill: "-- goodbye: root removed you: enough"
            case .shutdown: "-- goodbye: the server is shutting down"
            }
        }
    }

    private static let lines = 200

    @Test(arguments: End.allCases)
    func `A slow reader that is still sending gets all waiting bytes, and the reason`(_ end: End) throws {
        try Stage.play { stage in
            let (sloth, ana) = try self.sloth(stage)
            let isOver = Locked(false)
            let hasEnded = ProgressCounter()
            try together(3) { index in
                switch index {
                case 0:
                    // Empty lines have no effect. Once the server has closed the connection, sending fails, which ends
                    // the loop.
                    let lines = [UInt8](repeating: 0x0A, count: 1_000)
                    while !isOver.withLock({ $0 }), (try? sloth.send(lines)) != nil {}
                case 1:
                    switch end {
                    case .kill:
                        _ = try stage.kill("sloth")
                        try ana.skip(to: "[lobby] -- sloth left: removed by root")
                        hasEnded.advance(to: 1)
                    case .shutdown: #expect(stage.server.stop())
                    }
                default:
                    if end == .shutdown { _ = try ana.readToEnd() } else { hasEnded.wait(for: 1, until: .never) }
                    defer { isOver.withLock { $0 = true } }
                    let heard = try sloth.readToEnd()
                    #expect(heard.filter { $0.hasPrefix("[lobby] ana: ") }.count == Self.lines)
                    #expect(heard.last == end.goodbye)
                }
            }
        }
    }

    @Test(arguments: End.allCases)
    func `A client that reads only after it has sent everything gets all waiting bytes, and the reason`(_ end: End)
        throws
    {
        try Stage.play("shutdown-seconds=30") { stage in
            let (sloth, ana) = try self.sloth(stage)
            try together(2) { index in
                if index == 0 {
                    // More than the kernel keeps for both sides: the client reads nothing until the server has read
                    // most of it.
                    try sloth.send([UInt8](repeating: 0x0A, count: 32 << 20))
                    let heard = try sloth.readToEnd()
                    #expect(heard.filter { $0.hasPrefix("[lobby] ana: ") }.count == Self.lines)
                    #expect(heard.last == end.goodbye)
                } else if end == .kill {
                    _ = try stage.kill("sloth")
                    try ana.skip(to: "[lobby] -- sloth left: removed by root")
                } else {
                    #expect(stage.server.stop())
                }
            }
        }
    }

    @Test func `A client that does not read in time finds only whole lines, and the reason last`() throws {
        try Stage.play("shutdown-seconds=1") { stage in
            let (sloth, ana) = try self.sloth(stage)
            #expect(stage.server.stop())
            #expect(try ana.readToEnd().last == End.shutdown.goodbye)
            let heard = try sloth.readToEnd()
            let said = heard.filter { $0.hasPrefix("[lobby] ana: ") }
            #expect(said.count < Self.lines && said == (0..<said.count).map { line($0) })
            #expect(heard.last == End.shutdown.goodbye)
        }
    }

    @Test(arguments: [false, true])
    func `Nothing follows the last words, even if a room sends at the same moment`(_ isInterrupted: Bool) throws {
        var ends: [Int32] = [0, 0]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        let reader = Socket(descriptor: ends[1])
        defer { reader.close() }
        let outbox = Outbox(
            transport: Transport(Socket(descriptor: ends[0])), number: 1, bounds: OutboxBounds(1 << 20),
            server: "roost", lastWords: [], drainer: try Drainer(), waker: ThreadWaker())
        let interruption = Interruption()
        if isInterrupted { interruption.raise() }
        let goodbye = Array("goodbye\n".utf8)
        outbox.write(goodbye, patience: 60, interruption: interruption, areLastWords: true)
        outbox.offer(Array("[lobby] ana: hello\n".utf8), .talk)
        outbox.close()
        withUnsafeTemporaryAllocation(byteCount: 1_024, alignment: 16) { buffer in
            guard case .bytes(let count) = reader.receive(into: buffer) else {
                Issue.record("no goodbye")
                return
            }
            #expect(Array(buffer[..<count]) == goodbye)
        }
    }

    private func line(_ number: Int) -> String { "[lobby] ana: \(number) \(String(repeating: "x", count: 3_989))" }

    /// Returns a user for whom about half a megabyte waits in the server, and whose client has not begun to read it.
    private func sloth(_ stage: Stage) throws -> (sloth: Person, speaker: Person) {
        let sloth = try Person("sloth", at: stage.place, receiveBuffer: 65_536)
        try sloth.say("/login sloth")
        try sloth.skip(to: "[lobby] -- here: ")
        let ana = try stage.person("ana")
        for number in 0..<Self.lines { try ana.say(String(line(number).dropFirst("[lobby] ana: ".count))) }
        #expect(try ana.fence() == [])
        return (sloth, ana)
    }
}
