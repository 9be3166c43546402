#if TLS
    import Foundation
    import Sockets
    import TLS
    import Testing
    import Threads

    /// Certificates of `roostd`: made, shown, reloaded; and clients on the wrong port.
    @Suite(
        .serialized, .timeLimit(.minutes(10)),
        .enabled(
            if: RunningProgram.exists("openssl") && RunningProgram.exists("python3"),
            "openssl or python3 is not installed: make test does it"))
    struct TLSServerTests {
        @Test func `A self-signed pair is made and shown, its key is private, and no file is overwritten`() throws {
            let scratch = try ScratchDirectory()
            let printed = try EncryptedServer.makePair("chat.example", in: scratch)
            #expect(printed.hasSuffix("to use it: --certificate chat.example.crt --key chat.example.key\n"))
            let key = scratch.path(of: "chat.example.key")
            #expect(try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int == 0o600)
            let certificate = scratch.path(of: "chat.example.crt")
            let pem = Array(try Data(contentsOf: URL(filePath: certificate)))
            let fingerprint = try #require(Certificate(pem)).fingerprint
            let shown = try RoostdProcess.run(["cert", "show", certificate])
            #expect(shown.status == 0 && shown.output.contains("  names        chat.example\n"))
            #expect(shown.output.contains("  issuer       CN=chat.example\n"))
            #expect(shown.output.contains("  fingerprint  \(fingerprint)\n"))
            #expect(throws: TestFailure.self) { try EncryptedServer.makePair("chat.example", in: scratch) }
            #expect(Array(try Data(contentsOf: URL(filePath: certificate))) == pem)
        }

        @Test(arguments: [["cert"], ["cert", "show"], ["cert", "self-signed", "../x"], ["cert", "new", "x"]])
        func `Bad usage of cert ends with 2`(arguments: [String]) throws {
            let ended = try RoostdProcess.run(arguments)
            #expect(ended.status == 2 && ended.output.isEmpty && ended.complaint.hasPrefix("roostd: "))
        }

        @Test func `A client without TLS is told so in its dialect, in one line`() throws {
            let all = try EncryptedServer(["plain+tls://127.0.0.1:0", "ircs://127.0.0.1:0", "stomp+tls://127.0.0.1:0"])
            let read = """
                client = raw(); client.sendall(b'NICK ana\\r\\nUSER ana 0 * :ana\\r\\n')
                print(b''.join(iter(lambda: client.recv(4096), b'')))
                """
            let words = "his port speaks TLS alone, and you spoke without it"
            #expect(try all.python(read).output == "b'-- goodbye: t\(words)\\n'\n")
            #expect(try all.python(read, at: 1).output == "b'ERROR :Closing link: T\(words)\\r\\n'\n")
            let frame = try all.python(read, at: 2).output
            #expect(frame.hasPrefix("b'ERROR\\n") && frame.contains("t\(words)"), "\(frame)")
            let line = try all.server.log.skip(to: "a client without TLS ").last ?? ""
            #expect(
                line.contains("came to an encrypted port from=127.0.0.1 listener=plain+tls://127.0.0.1:"), "\(line)")
        }

        @Test func `A TLS client on a plaintext port is told to the log, with the right port`() throws {
            let all = try EncryptedServer(["irc://127.0.0.1:0", "plain+tls://127.0.0.1:0", "ircs://127.0.0.1:0"])
            _ = try all.client().waitForExit()
            let line = try all.server.log.skip(to: "a TLS client came to a plaintext port ").last ?? ""
            let (wrong, right) = (all.server.places[0], all.server.places[2])
            #expect(line.contains(" listener=\(wrong) encrypted=\(right) "), "\(line)")
        }

        @Test func `A reload takes new certificates for new clients, and a pair that does not fit changes nothing`()
            throws
        {
            let all = try EncryptedServer()
            let ana = try all.client()
            ana.type("/login ana\n")
            try ana.output.skip(to: "[lobby] -- here: ana")
            let (certificate, key) = (all.certificate, all.scratch.path(of: "chat.example.key"))
            let used = try Data(contentsOf: URL(filePath: certificate))
            let now = Clock.wall() / 1_000
            func write(_ pair: CertificatePair, key other: CertificatePair? = nil) throws {
                try Data(pair.chain).write(to: URL(filePath: certificate))
                try Data((other ?? pair).secretKey).write(to: URL(filePath: key))
            }
            func expectNotReloaded(_ reason: String) throws {
                all.server.send(signal: SIGHUP)
                let line = try all.server.log.skip(to: "warning: not reloaded: ").last ?? ""
                #expect(line.contains(reason), "\(line)")
                #expect(try fingerprint(all) == Certificate(Array(used))?.fingerprint)
            }
            let newer = try CertificatePair.make(names: ["chat.example"], from: now - 60, until: now + 86_400)
            let expired = try CertificatePair.make(names: ["chat.example"], from: 0, until: 1_700_000_000)
            try write(newer, key: expired)
            try expectNotReloaded("certificate \"\(certificate)\": the key is not that of the certificate")
            try write(expired)
            try expectNotReloaded("\(certificate): the certificate has expired, on 2023-11-14")
            try FileManager.default.removeItem(atPath: key)
            try expectNotReloaded("\(key): can't be read: No such file or directory")
            try write(newer)
            all.server.send(signal: SIGHUP)
            let lines = try all.server.log.skip(to: "reloaded ")
            #expect(lines.contains { $0.hasPrefix("warning: \(certificate): the certificate expires in ") })
            #expect(lines.last?.hasPrefix("reloaded changed=certificates ") == true)
            #expect(try fingerprint(all) == Certificate(newer.chain)?.fingerprint)
            ana.type("/who\n")
            #expect(try ana.output.nextLine() == "[lobby] -- here: ana")
        }

        /// The fingerprint of the certificate that a new client gets.
        private func fingerprint(_ all: EncryptedServer) throws -> Fingerprint? {
            let ended = try all.python(
                """
                import hashlib
                context.check_hostname = False; context.verify_mode = ssl.CERT_NONE
                print(hashlib.sha256(connect().getpeercert(True)).hexdigest())
                """)
            return Fingerprint(ended.output.trimmingCharacters(in: .newlines))
        }

        @Test(arguments: [
            (["--listen", "ircs://127.0.0.1:0"], "TLS needs a certificate FILE and a key FILE; "),
            (["--certificate", "a"], "it needs a key FILE"), (["--key", "a"], "it needs a certificate FILE"),
        ])
        func `TLS without a pair is a fault of the options`(arguments: [String], reason: String) throws {
            let ended = try RoostdProcess.run(arguments)
            #expect(ended.status == 2 && ended.complaint.contains(reason), "\(ended.complaint)")
        }
    }
#endif
