internal import Testing

/// The telnet Synch signal over a real connection (RFC 854, RFC 1123 section 3.2.4).
@Suite struct TelnetSynchTests {
    private static let synch: [UInt8] = [255, 242]

    /// Reads IAC WILL SGA, the offer that a telnet client receives before the first reply.
    private func skipOffer(_ person: Person) throws { #expect(try person.bytes(3) == [255, 251, 3]) }

    @Test func `what is typed before a Synch is discarded, with the unfinished line`() throws {
        try Stage.play { stage in
            let people = try stage.people("ana", "ben")
            let (ana, ben) = (people[0], people[1])
            // Both come in one piece, so the server has the unfinished line once it has said the other.
            try ana.send(Array("one\ntwo".utf8))
            #expect(try ben.next() == "[lobby] ana: one")
            try ana.sendUrgent(Array("never said\n".utf8) + Self.synch)
            try ana.send(Array("three\n".utf8))
            #expect(try ben.next() == "[lobby] ana: three")
        }
    }

    @Test func `commands before the data mark are obeyed`() throws {
        try Stage.play { stage in
            let ana = try stage.person("ana")
            try ana.sendUrgent(Array("/help\n".utf8) + [255, 246] + Array("/who\n".utf8) + Self.synch)
            try skipOffer(ana)
            #expect(try ana.next() == "-- yes, the server is here\r")
            #expect(try ana.fence() == [])
        }
    }

    @Test(arguments: ["irc", "stomp"]) func `urgent data is usual data in other dialects`(dialect: String) throws {
        try Stage.play(at: ["\(dialect)://127.0.0.1:0"]) { stage in
            let ana = try stage.visitor("ana")
            if dialect == "irc" {
                try ana.send(Array("NICK ana\r\nUSER ".utf8))
                try ana.sendUrgent(Array("ana 0 * :ana\r\n".utf8))
                #expect(try ana.next().contains(" 001 ana "))
            } else {
                try ana.send(Array("CONNECT\naccept-version:1.2\nhost:x\n".utf8))
                try ana.sendUrgent(Array("login:ana\n\n\0".utf8))
                #expect(try ana.next() == "CONNECTED")
            }
        }
    }
}
