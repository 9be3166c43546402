import Server
import Sockets
import Testing
import Threads

/// Gateways, which name the clients that they speak for (IRCv3 WebIRC).
@Suite(.timeLimit(.minutes(5))) struct GatewayTests {
    private static func gateway(_ name: String = "kiwi", at networks: String...) -> GatewayAccount {
        GatewayAccount(name: name, networks: networks.compactMap { Network($0) }) { $0 == Array("sesame".utf8) }
    }

    private func client(_ address: String, password: String = "sesame", on stage: Stage, place: Int = 0) throws
        -> Person
    {
        let client = try Person("client", at: stage.server.places[place])
        try client.say("WEBIRC \(password) kiwi \(address) \(address)\r\nNICK ana\r\nUSER ana 0 * :Ana\r")
        return client
    }

    @Test func `A gateway is accepted only from its networks, whatever its password`() throws {
        let gateways = [Self.gateway(at: "10.0.0.0/8", "::1"), Self.gateway("other", at: "127.0.0.0/8")]
        try Stage.play(at: ["irc://127.0.0.1:0", "irc://[::1]:0"], with: { $0.gateways = gateways }) { stage in
            // The listener on 127.0.0.1 has another gateway.
            #expect(try client("203.0.113.9", on: stage).readToEnd() == ["ERROR :Closing link: Bad password\r"])
            let ana = try client("203.0.113.9", on: stage, place: 1)
            try ana.say("WHOIS ana\r")
            try ana.skip(to: ":roost 338 ana ana ana@203.0.113.9 203.0.113.9 ")
        }
    }

    @Test func `Without a gateway in the settings WEBIRC ends the connection`() throws {
        try Stage.play(at: ["irc://127.0.0.1:0"]) { stage in
            let told = try client("203.0.113.9", on: stage).readToEnd()
            #expect(told == ["ERROR :Closing link: Bad password\r"])
        }
    }

    @Test func `Wrong passwords of gateways grow the wait of the address that they come from`() throws {
        let gateways = [Self.gateway(at: "127.0.0.0/8")]
        try Stage.play("password-wait=0", at: ["irc://127.0.0.1:0"], with: { $0.gateways = gateways }) { stage in
            for _ in 0..<3 {
                let told = try client("203.0.113.9", password: "wrong", on: stage).readToEnd()
                #expect(told == ["ERROR :Closing link: Bad password\r"])
            }
            let told = try client("203.0.113.9", on: stage).readToEnd()
            #expect(told == ["ERROR :Closing link: Too many password attempts\r"])
        }
    }

    @Test func `The password of a gateway is checked once, so that many clients may come at once`() throws {
        let checks = Locked(0)
        let gateway = GatewayAccount(name: "kiwi", networks: Network.loopback) { password in
            checks.withLock { $0 += 1 }
            return password == Array("sesame".utf8)
        }
        try Stage.play("password-wait=0", at: ["irc://127.0.0.1:0"], with: { $0.gateways = [gateway] }) { stage in
            try client("203.0.113.1", on: stage).skip(to: ":roost 422 ")
            for number in 2...9 {
                let person = try Person("ana\(number)", at: stage.place)
                try person.say("WEBIRC sesame kiwi x 203.0.113.\(number)\r\nNICK ben\(number)\r\nUSER a 0 * :A\r")
                try person.skip(to: ":roost 422 ")
            }
            #expect(checks.withLock { $0 } == 1)
            let told = try client("203.0.113.1", password: "wrong", on: stage).readToEnd()
            #expect(told == ["ERROR :Closing link: Bad password\r"])
        }
    }

    @Test func `Limits per address count the clients of a gateway`() throws {
        let gateways = [Self.gateway(at: "127.0.0.0/8")]
        try Stage.play(
            "clients-per-address=2", "connections-per-minute=3", at: ["irc://127.0.0.1:0"], exempt: [],
            with: { $0.gateways = gateways }
        ) { stage in
            // More clients than one address may have, each from an address of its own.
            let people = try (1...5).map { number in
                let person = try Person("ana\(number)", at: stage.place)
                try person.say("WEBIRC sesame kiwi x 203.0.113.\(number)\r\nNICK ana\(number)\r\nUSER a 0 * :A\r")
                try person.skip(to: ":roost 422 ")
                return person
            }
            let second = try client("203.0.113.1", on: stage)
            try second.skip(to: ":roost 422 ")
            let told = try client("203.0.113.1", on: stage).readToEnd()
            #expect(told.first == "ERROR :too many connections; try again later\r")
            try people[0].hangUp()
            try second.hangUp()
            #expect(eventually { stage.server.threads.clients == 4 })
            try client("203.0.113.1", on: stage).skip(to: ":roost 422 ")
        }
    }
}
