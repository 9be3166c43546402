import Foundation
import Sockets
import Testing

/// An epoll set, with which one thread waits for many sockets.
@Suite(.timeLimit(.minutes(10))) struct SocketEventsTests {
    private final class Listening {
        let socket: ListeningSocket

        init(_ uri: String = "plain://127.0.0.1:0") throws {
            let place = try #require(EndpointURI(uri))
            socket = try #require(try ListeningSocket.open(place).first)
        }

        deinit { socket.close() }
    }

    /// Waits without a time limit until a socket has an event or the alarm rings. Returns the events of the sockets.
    private func next(_ events: SocketEvents) throws -> [SocketEvents.Event] {
        var found: [SocketEvents.Event] = []
        try events.wait(milliseconds: -1) { found.append($0) }
        return found
    }

    @Test func `A connection is writable when it is made, and readable whenever something has arrived`()
        throws
    {
        let listening = try Listening()
        let events = try SocketEvents()
        let client = try ResolvedAddress(reaching: listening.socket.uri).begin(caller: 0)
        defer { client.close() }
        try events.watch(client, number: 7, for: .readingAndWriting)
        #expect(try next(events).map { [$0.number, $0.isWritable ? 1 : 0, $0.isReadable ? 1 : 0] } == [[7, 1, 0]])
        // The listener accepts first the test connection that `ResolvedAddress` makes to check the address.
        _ = try listening.socket.accept().transport.close()
        let server = try listening.socket.accept().transport
        try events.change(client, number: 7, to: .reading)
        _ = [UInt8](repeating: 1, count: 3).withUnsafeBytes { server.send($0) }
        for _ in 0..<2 { #expect(try next(events).map(\.isReadable) == [true]) }
        try events.change(client, number: 7, to: .nothing)
        client.finish()
        server.close()
        #expect(try next(events).map(\.isDead) == [true])
    }

    @Test func `An alarm ends a wait once`() throws {
        let events = try SocketEvents()
        events.setAlarm(at: 1)
        #expect(try next(events).isEmpty)
        events.setAlarm(at: .max - 1)
        events.setAlarm(at: 1)
        #expect(try next(events).isEmpty)
        var count = 0
        try events.wait(milliseconds: 0) { _ in count += 1 }
        #expect(count == 0)
    }

    @Test func `Connections from this machine come from different addresses`() throws {
        let listening = try Listening()
        let destination = try ResolvedAddress(reaching: listening.socket.uri)
        var addresses: Set<PeerAddress> = []
        let clients = try (0..<3).map { try destination.begin(caller: $0 * 5) }
        for _ in 0...3 {
            let (socket, address) = try listening.socket.accept()
            addresses.insert(address)
            socket.close()
        }
        for client in clients { client.close() }
        #expect(addresses == Set(["127.0.0.1", "127.0.0.6", "127.0.0.11"].compactMap { PeerAddress($0) }))
    }

    @Test func `Connecting to an address without a listener is an error with its reason`() throws {
        let uri = try Listening().socket.uri
        #expect(throws: SystemError.self) { try ResolvedAddress(reaching: uri) }
        let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())").path
        let unix = try #require(EndpointURI("plain+unix://\(folder)"))
        #expect(throws: SystemError.self) { try ResolvedAddress(reaching: unix) }
        let listening = try Listening("\(unix)")
        let client = try ResolvedAddress(reaching: listening.socket.uri).begin(caller: 0)
        client.close()
    }
}
