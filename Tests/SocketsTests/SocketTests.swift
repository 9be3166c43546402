import Foundation
import Sockets
import Testing

@Suite(.timeLimit(.minutes(10))) struct SocketTests {
    /// Calls the body with the client's end and the server's end of a TCP connection, and closes both ends afterwards.
    private func withPair(_ body: (Transport, Transport) throws -> Void) throws {
        let place = EndpointURI(dialect: "plain", place: .tcp(host: "127.0.0.1", port: 0))
        let listening = try #require(try ListeningSocket.open(place).first)
        defer { listening.close() }
        let client = try Transport.connect(to: listening.uri)
        defer { client.close() }
        let server = try listening.accept().transport
        defer { server.close() }
        try body(client, server)
    }

    private func send(_ bytes: [UInt8], by socket: Transport) -> Transport.SendResult {
        bytes.withUnsafeBytes { socket.send($0) }
    }

    private func receive(by socket: Transport, atMost most: Int = 64) -> (Transport.ReceiveResult, [UInt8]) {
        var buffer = [UInt8](repeating: 0, count: most)
        let received = buffer.withUnsafeMutableBytes { socket.receive(into: $0) }
        if case .bytes(let count) = received { return (received, Array(buffer[..<count])) }
        return (received, [])
    }

    @Test func `Sent bytes are received, and then nothing more`() throws {
        try withPair { client, server in
            #expect(receive(by: server).0 == .nothing)
            #expect(!server.wait(for: .readable, milliseconds: 0))
            #expect(send([1, 2, 3], by: client) == .bytes(3))
            #expect(server.wait(for: .readable, milliseconds: -1))
            #expect(receive(by: server, atMost: 2).1 == [1, 2])
            #expect(receive(by: server).1 == [3])
            #expect(receive(by: server).0 == .nothing)
        }
    }

    @Test func `The last sent bytes are followed by the end`() throws {
        try withPair { client, server in
            #expect(send([1], by: client) == .bytes(1))
            client.finish()
            #expect(server.wait(for: .hangUp, milliseconds: -1))
            #expect(receive(by: server).1 == [1])
            #expect(receive(by: server).0 == .end)
            #expect(send([2], by: server) == .bytes(1))
            #expect(client.wait(for: .readable, milliseconds: -1))
            #expect(receive(by: client).1 == [2])
            #expect(send([3], by: client) == .broken(EPIPE))
            #expect(Transport.isHangUp(EPIPE) && !Transport.isHangUp(ECONNRESET))
        }
    }

    @Test func `A socket that has stopped reading reports the end`() throws {
        try withPair { _, server in
            server.stopReading()
            #expect(server.wait(for: .readable, milliseconds: -1))
            #expect(receive(by: server).0 == .end)
        }
    }

    @Test func `A full socket takes nothing and reports when it does again`() throws {
        try withPair { client, server in
            let chunk = [UInt8](repeating: 7, count: 1 << 20)
            var sent = 0
            func fill() { while case .bytes(let count) = send(chunk, by: client), count > 0 { sent += count } }
            // Bytes on their way to the server still leave the send buffer for the receive buffer of the server. The
            // client counts as full once its socket has not been writable for 200 ms.
            repeat { fill() } while client.wait(for: .writable, milliseconds: 200)
            fill()
            #expect(send([1], by: client) == .bytes(0))
            #expect(!client.wait(for: .writable, milliseconds: 0))
            var received = 0
            while received < sent {
                #expect(server.wait(for: .readable, milliseconds: -1))
                received += receive(by: server, atMost: chunk.count).1.count
            }
            #expect(received == sent)
            #expect(client.wait(for: .writable, milliseconds: -1))
            #expect(send([1], by: client) == .bytes(1))
        }
    }

    @Test func `Urgent data stays in its place, and its last byte begins a piece`() throws {
        let place = EndpointURI(dialect: "plain", place: .tcp(host: "127.0.0.1", port: 0))
        let listening = try #require(try ListeningSocket.open(place).first)
        defer { listening.close() }
        listening.configure(sendBuffer: 0, stuckSeconds: 30, keepaliveSeconds: 60)
        let client = try Socket.connect(to: listening.uri)
        defer { client.close() }
        let server = try listening.accept().transport
        defer { server.close() }
        #expect(send([97], by: Transport(client)) == .bytes(1))
        #expect(server.waitWakeablyForInput(milliseconds: 60_000) == .usual)
        // The bytes are sent as a telnet client sends IAC DM (RFC 854, "The Telnet Synch signal").
        #expect(send([255], by: Transport(client)) == .bytes(1))
        #expect(Foundation.send(client.descriptor, [242], 1, Int32(MSG_OOB)) == 1)
        #expect(send([98], by: Transport(client)) == .bytes(1))
        var (received, arrivals): ([UInt8], [Transport.Arrival]) = ([], [])
        while received.count < 4, let arrival = server.waitWakeablyForInput(milliseconds: 60_000) {
            let piece = receive(by: server).1
            #expect((piece.first == 242) == (arrival == .atUrgentMark) && !piece.dropFirst().contains(242))
            received += piece
            arrivals.append(arrival)
        }
        #expect(received == [97, 255, 242, 98])
        #expect(arrivals.contains(.atUrgentMark))
    }
}
