import Client
import Testing
import Threads

@Suite struct PlainClientTests {
    private var soon: Deadline { .after(seconds: 60) }

    @Test func `Lines are sent and received`() throws {
        let fake = try FakeServer()
        defer { fake.close() }
        let (connection, server) = try fake.meet()
        let client = PlainClient(over: connection)
        let other = PlainClient(over: server)

        try client.send(line: "/login ana")
        #expect(try other.nextLine(until: soon).text == "/login ana")
        try server.send(Array("-- welcome\r\n[lobby] -- here: ana\nrest".utf8))
        #expect(try client.nextLine(until: soon).text == "-- welcome")
        #expect(try client.nextLine(until: soon) == .line(Array("[lobby] -- here: ana".utf8)))
        #expect(try client.nextLine(until: .after(milliseconds: 1)) == .timedOut)
        server.stopWriting()
        for _ in 0..<2 { #expect(try client.nextLine(until: soon) == .end(unfinished: Array("rest".utf8))) }
    }

    @Test func `An endless line is an error and does not fill memory`() throws {
        let fake = try FakeServer()
        defer { fake.close() }
        let (connection, server) = try fake.meet()
        let flood = try NamedThread(name: "flood") {
            // Sending fails once the client has closed the connection, which ends this loop.
            while (try? server.send([UInt8](repeating: 0x61, count: 4096))) != nil {}
        }
        let error = #expect(throws: ConnectionError.self) {
            try PlainClient(over: connection).nextLine(until: soon)
        }
        #expect(error?.description == "the server sent a line of more than 65536 bytes")
        server.hangUp()
        #expect(flood.join(until: soon))
    }
}
