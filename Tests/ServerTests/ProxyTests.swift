import Server
import Sockets
import Testing

@testable import Transcripts

/// Listeners behind a proxy: the PROXY protocol (HAProxy, "The PROXY protocol", 2020/03/05).
@Suite(.timeLimit(.minutes(5))) struct ProxyTests {
    private static let behindProxy = "?proxy=127.0.0.0/8"

    /// Headers, and the address that each tells.
    private static let headers: [(header: [UInt8], address: String)] = [
        (line("203.0.113.9"), "203.0.113.9"), (binary([203, 0, 113, 9]), "203.0.113.9"),
        (Array("PROXY TCP6 2001:db8::9 ::1 4711 6667\r\n".utf8), "2001:db8::9"),
        (Array("PROXY TCP6 ::ffff:203.0.113.9 ::1 4711 6667\r\n".utf8), "203.0.113.9"),
        // The proxy does not know the client, or is itself the client: the connection's own address counts.
        (Array("PROXY UNKNOWN\r\n".utf8), "127.0.0.1"), (binary([], command: 0x20, family: 0), "127.0.0.1"),
    ]

    private static func line(_ address: String) -> [UInt8] {
        Array("PROXY TCP4 \(address) 127.0.0.1 4711 6667\r\n".utf8)
    }

    private static func binary(_ address: [UInt8], command: UInt8 = 0x21, family: UInt8 = 0x11) -> [UInt8] {
        let addresses = address.isEmpty ? [] : address + [127, 0, 0, 1, 0x12, 0x67, 0x1A, 0x0B]
        return [13, 10, 13, 10, 0, 13, 10, 81, 85, 73, 84, 10, command, family, 0, UInt8(addresses.count)] + addresses
    }

    /// Sends the header and the login, and returns the address that WHOIS shows.
    private func addressShown(_ header: [UInt8], byteByByte: Bool, on stage: Stage) throws -> String {
        let ana = try stage.visitor("ana")
        let stream = header + Array("NICK ana\r\nUSER ana 0 * :Ana\r\nWHOIS ana\r\n".utf8)
        for piece in byteByByte ? stream.map({ [$0] }) : [stream] { try ana.send(piece) }
        let line = try #require(try ana.skip(to: ":roost 338 ana ana ana@").last)
        try ana.hangUp()
        return String(line.split(separator: " ")[5])
    }

    @Test(arguments: [false, true])
    func `The address in the header is the client's, in one piece or byte by byte`(byteByByte: Bool) throws {
        try Stage.play(at: ["irc://127.0.0.1:0\(Self.behindProxy)"]) { stage in
            for (header, address) in Self.headers {
                let shown = try addressShown(header, byteByByte: byteByByte, on: stage)
                #expect(shown == address)
            }
        }
    }

    @Test func `The header comes beneath the layer of a transport`() throws {
        let place = "irc://127.0.0.1:0\(Self.behindProxy)"
        try Stage.play(at: [place], with: { $0.layer = { _ in FragmentingLayer(seed: 7) } }) { stage in
            for (header, address) in Self.headers {
                let shown = try addressShown(header, byteByByte: false, on: stage)
                #expect(shown == address)
            }
        }
    }

    @Test func `Limits per address count the clients and not the proxy`() throws {
        try Stage.play(
            "clients-per-address=2", "clients=10", at: ["plain://127.0.0.1:0\(Self.behindProxy)"], exempt: []
        ) { stage in
            func client(_ address: String) throws -> Person {
                let client = try stage.visitor()
                try client.send(Self.line(address))
                return client
            }
            let clients = try ["198.51.100.1", "198.51.100.1", "198.51.100.2", "198.51.100.3"].map(client)
            for client in clients { #expect(try client.isLetIn()) }
            for _ in 0..<20 {
                #expect(
                    try client("198.51.100.1").readToEnd() == [
                        "!! too-many-clients: too many connections (clients-per-address); try again later"
                    ])
                // The thread of a refused client counts among `clients` until it has ended.
                #expect(eventually { stage.server.threads.clients == clients.count })
            }
            try clients[0].hangUp()
            #expect(try eventually { try client("198.51.100.1").isLetIn() })
        }
    }

    @Test(arguments: [
        Array("/login ana\n".utf8), Array("PROXY TCP4 1.2.3.4\r\n".utf8), Array("PROXY TCP4 1.2.3.4".utf8),
        binary([1, 2, 3, 4], command: 0x31), binary([1, 2, 3, 4], family: 0x41), [0x16, 3, 1, 0, 5], [],
    ])
    func `A connection that does not begin with a header is closed without a word`(bytes: [UInt8]) throws {
        try Stage.play("clients=2", at: ["plain://127.0.0.1:0\(Self.behindProxy)"], exempt: []) { stage in
            // More connections than clients fit, so that each must be taken from the counts.
            for _ in 0..<5 {
                let visitor = try stage.visitor()
                try visitor.send(bytes)
                visitor.stopSpeaking()
                #expect(try visitor.isClosedWithoutAWord())
                #expect(eventually { stage.server.threads.clients == 0 })
            }
            let ana = try stage.visitor("ana")
            try ana.send(Self.line("203.0.113.9"))
            #expect(try ana.isLetIn())
        }
    }

    @Test func `A header longer than login-bytes is refused`() throws {
        let place = "plain://127.0.0.1:0\(Self.behindProxy)"
        var header = Self.binary([203, 0, 113, 9])
        // A vector of padding (2.2.4) makes a header of 269 bytes.
        header += [4, 0, 238] + [UInt8](repeating: 0, count: 238)
        header.replaceSubrange(14..<16, with: [0, 253])
        for (limit, isLetIn) in [(268, false), (269, true)] {
            try Stage.play("login-bytes=\(limit)", at: [place]) { stage in
                let visitor = try stage.visitor()
                try visitor.send(header)
                #expect(try isLetIn ? visitor.isLetIn() : visitor.isClosedWithoutAWord())
            }
        }
    }

    @Test func `A header that does not come within login-seconds ends the connection`() throws {
        try Stage.play("login-seconds=1", at: ["plain://127.0.0.1:0\(Self.behindProxy)"]) { stage in
            let visitor = try stage.visitor()
            try visitor.send(Array("PROXY ".utf8))
            #expect(try visitor.readToEnd().isEmpty)
        }
    }

    @Test func `A connection from another network is refused before it gets a thread`() throws {
        try Stage.play("clients=1", at: ["irc://127.0.0.1:0?proxy=10.0.0.0/8,::1", "irc://127.0.0.1:0"]) { stage in
            for _ in 0..<3 {
                let stranger = try stage.visitor()
                try? stranger.send(Self.line("203.0.113.9"))
                #expect(try stranger.isClosedWithoutAWord())
            }
            let ana = try Person("ana", at: stage.server.places[1])
            try ana.say("NICK ana\r\nUSER ana 0 * :Ana\r")
            try ana.skip(to: ":roost 422 ana ")
        }
    }

    @Test func `The end of the server ends the wait for a header`() throws {
        try Stage.play(at: ["plain://127.0.0.1:0\(Self.behindProxy)"]) { stage in
            let visitor = try stage.visitor()
            #expect(eventually { stage.server.threads.clients == 1 })
            #expect(stage.server.stop())
            #expect(try visitor.readToEnd().isEmpty)
        }
    }
}
