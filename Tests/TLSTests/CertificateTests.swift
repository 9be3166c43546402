#if TLS
    import Testing

    @testable import TLS

    /// Certificates as values, and the pairs that a server refuses.
    @Suite struct CertificateTests {
        @Test func `A name of a certificate is shown without control characters`() throws {
            let pair = try CertificatePair.make(names: ["a\u{1B}[2Jb", "c d"], from: 0, until: 1)
            #expect(try #require(Certificate(pair.chain)).names == ["a?[2Jb", "c?d"])
        }

        @Test func `A certificate says for which names it is, until when, and by whom`() throws {
            let issuer = try Pairs.make("An issuer", isIssuer: true)
            let pair = try CertificatePair.make(
                names: ["chat.example", "*.chat.example", "127.0.0.1", "::1"], from: 1_700_000_000,
                until: 1_800_000_000, issuer: issuer)
            let certificate = try #require(Certificate(pair.chain))
            #expect(certificate.names == ["chat.example", "*.chat.example", "127.0.0.1", "::1"])
            #expect(certificate.issuer == "CN=An issuer")
            #expect(certificate.from == 1_700_000_000 && certificate.until == 1_800_000_000)
            let text = certificate.fingerprint.description
            #expect(text.count == 64 && Fingerprint(text) == certificate.fingerprint)
            #expect(Fingerprint(text.uppercased()) == certificate.fingerprint)
            #expect(Fingerprint(String(text.dropLast())) == nil && Fingerprint(text.dropLast() + "x") == nil)
        }

        @Test func `Text that is no certificate is not read`() {
            #expect(Certificate([]) == nil)
            #expect(Certificate(Array("-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n".utf8)) == nil)
        }

        @Test func `A pair that does not fit is refused with its reason, which shows no byte of the key`() throws {
            let one = try Pairs.make("localhost")
            let other = try Pairs.make("localhost")
            expect(one.chain, other.secretKey, "the key is not that of the certificate")
            expect([], one.secretKey, "no certificate in PEM stands in the certificate file")
            expect(one.chain, [], "no private key in PEM stands in the key file")
            expect(one.chain, one.chain, "no private key in PEM stands in the key file")
            let encrypted = """
                -----BEGIN EC PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: AES-128-CBC,00000000000000000000000000000000

                AAAAAAAAAAAAAAAAAAAAAA==
                -----END EC PRIVATE KEY-----

                """
            expect(one.chain, Array(encrypted.utf8), "the key needs a passphrase; it must be stored without one")
            #expect(throws: TLSError("there is no certificate")) { try TLSContext.server([]) }
        }

        private func expect(_ chain: [UInt8], _ key: [UInt8], _ reason: String) {
            #expect(throws: TLSError(reason)) { try TLSContext.server([CertificatePair(chain: chain, key: key)]) }
        }
    }
#endif
