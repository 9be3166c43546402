#if TLS
    import Seeds
    import Testing

    @testable import TLS

    /// Handshakes: the choice of a certificate, trust, resumption, and the certificates of clients.
    @Suite struct HandshakeTests {
        @Test(arguments: [
            ("a.example", 1), ("A.Example", 1), ("b.example", 0), ("x.wild.example", 2), ("exact.wild.example", 3),
            ("x.y.wild.example", 0), ("wild.example", 0),
        ])
        func `The name that a client asks for chooses the certificate: exactly, by a wildcard, or else the first`(
            name: String, place: Int
        ) throws {
            let pairs = try [
                Pairs.make("first.example"), Pairs.make("a.example"), Pairs.make("*.wild.example"),
                Pairs.make("exact.wild.example"),
            ]
            let context = try TLSContext.server(pairs)
            #expect(context.choice(for: name) == place)
            var conversation = try Conversation(
                server: context, client: try TLSContext.client(checksServer: false), host: name)
            var random = SplitMix64(seed: 3)
            conversation.settle(&random)
            #expect(conversation.client.peerFingerprint == Certificate(pairs[place].chain)?.fingerprint)
        }

        @Test func `A client trusts a certificate whose issuer it knows, for the name that it asks for`() throws {
            let issuer = try Pairs.make("An issuer", isIssuer: true)
            let server = try TLSContext.server([try Pairs.make("chat.example", issuer: issuer)])
            let client = try TLSContext.client(trusting: issuer.chain)
            #expect(try isOpen(server, client, "chat.example"))
            #expect(try !isOpen(server, client, "other.example"))
            #expect(try !isOpen(server, try TLSContext.client(), "chat.example"))
        }

        @Test(arguments: [false, true]) func `A session is resumed by its ticket`(isLimitedTo1_2: Bool) throws {
            let pair = try Pairs.make("localhost")
            let server = try TLSContext.server([pair], isLimitedTo1_2: isLimitedTo1_2)
            let client = try TLSContext.client(trusting: pair.chain, pair: pair)
            var random = SplitMix64(seed: 4)
            var first = try Conversation(server: server, client: client)
            first.settle(&random)
            #expect(first.isOpen && !first.client.wasResumed)
            var second = try Conversation(server: server, client: client, resuming: first.client)
            second.settle(&random)
            #expect(second.isOpen && second.client.wasResumed && second.server.wasResumed)
            #expect(second.server.peerFingerprint == Certificate(pair.chain)?.fingerprint)
        }

        @Test func `A client may show any certificate, which is known by its fingerprint`() throws {
            let pair = try Pairs.make("localhost")
            let own = try CertificatePair.make(names: ["ana"], from: 0, until: 1)  // expired, with an unknown issuer
            var random = SplitMix64(seed: 5)
            for shown in [own, nil] {
                var conversation = try Conversation(
                    server: try TLSContext.server([pair]),
                    client: try TLSContext.client(trusting: pair.chain, pair: shown))
                conversation.settle(&random)
                #expect(conversation.isOpen)
                #expect(conversation.server.peerFingerprint == shown.flatMap { Certificate($0.chain)?.fingerprint })
            }
        }

        private func isOpen(_ server: TLSContext, _ client: TLSContext, _ host: String) throws -> Bool {
            var random = SplitMix64(seed: 6)
            var conversation = try Conversation(server: server, client: client, host: host)
            conversation.settle(&random)
            return conversation.isOpen
        }
    }
#endif
