import Client
import Sockets
import Testing
import Threads

@Suite struct ClientConnectionTests {
    @Test func `Everything sent arrives, even when the socket fills up`() throws {
        let fake = try FakeServer()
        defer { fake.close() }
        let (client, server) = try fake.meet()
        let sent = (0..<8 << 20).map { UInt8(truncatingIfNeeded: $0 ^ $0 >> 8) }
        let sender = try NamedThread(name: "sender") {
            try? client.send(sent)
            client.stopWriting()
        }
        var received: [UInt8] = []
        while case .bytes(let bytes) = try server.receive(atMost: 1 << 16, until: .after(seconds: 60)) {
            received += bytes
        }
        sender.join()
        #expect(received == sent)
    }

    @Test func `Sending to a server that reads nothing times out`() throws {
        let fake = try FakeServer()
        defer { fake.close() }
        let (client, server) = try fake.meet(patienceSeconds: 1)
        let error = #expect(throws: ConnectionError.self) { try client.send([UInt8](repeating: 0, count: 32 << 20)) }
        #expect(error?.description == "the server took nothing for 1 seconds")
        server.hangUp()
    }

    @Test func `Receiving ends at its deadline and can continue afterwards`() throws {
        let fake = try FakeServer()
        defer { fake.close() }
        let (client, server) = try fake.meet()
        #expect(try client.receive(until: .after(milliseconds: 1)) == .timedOut)
        try server.send(Array("late".utf8))
        #expect(try client.receive(until: .after(seconds: 60)) == .bytes(Array("late".utf8)))
    }

    @Test func `A client that has half-closed can still receive`() throws {
        let fake = try FakeServer()
        defer { fake.close() }
        let (client, server) = try fake.meet()
        client.stopWriting()
        #expect(try server.receive(until: .after(seconds: 60)) == .end)
        try server.send([1, 2, 3])
        #expect(try client.receive(until: .after(seconds: 60)) == .bytes([1, 2, 3]))
    }

    @Test func `Hanging up wakes a receiver`() throws {
        let fake = try FakeServer()
        defer { fake.close() }
        let (client, server) = try fake.meet()
        let heard = Locked<ClientConnection.Received?>(nil)
        let receiver = try NamedThread(name: "receiver") {
            let received = try? client.receive()
            heard.withLock { $0 = received }
        }
        client.hangUp()
        #expect(receiver.join(until: .after(seconds: 60)))
        #expect(heard.withLock { $0 } == .end)
        #expect(try server.receive(until: .after(seconds: 60)) == .end)
    }

    @Test func `Connecting to an address where no server listens fails with the call's name`() throws {
        let fake = try FakeServer()
        fake.close()
        let error = #expect(throws: ConnectionError.self) { try ClientConnection(to: fake.uri) }
        #expect(error?.description == "connect: Connection refused")
    }

    @Test func `A client that is asked for TLS sends nothing in the clear`() throws {
        let fake = try FakeServer()
        defer { fake.close() }
        var uri = fake.uri
        uri.isEncrypted = true
        let error = #expect(throws: ConnectionError.self) { try ClientConnection(to: uri) }
        #expect(error?.description == "TLS is not spoken here")
    }
}
