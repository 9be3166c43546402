#if TLS
    import Foundation
    import Testing

    /// Conversations over TLS with foreign peers: the program `openssl`, and Python's `ssl`.
    @Suite(
        .serialized, .timeLimit(.minutes(10)),
        .enabled(
            if: RunningProgram.exists("openssl") && RunningProgram.exists("python3"),
            "openssl or python3 is not installed: make test does it"))
    struct TLSPeerTests {
        @Test(arguments: ["-tls1_2", "-tls1_3"])
        func `The program openssl talks with users of all dialects`(version: String) throws {
            let all = try EncryptedServer(["plain+tls://127.0.0.1:0", "ircs://127.0.0.1:0", "stomp+tls://127.0.0.1:0"])
            let plain = try all.client([version])
            plain.type("/login ana\n")
            try plain.output.skip(to: "[lobby] -- here: ana")
            let irc = try all.client([version, "-crlf"], at: 1)
            irc.type("NICK ben\nUSER ben 0 * :Ben\n")
            try irc.output.skip(to: ":roost 366 ")
            #expect(try plain.output.nextLine() == "[lobby] -- ben joined")
            let stomp = try all.client([version], at: 2)
            stomp.type("CONNECT\naccept-version:1.2\nhost:x\nlogin:cem\n\n\0\nSEND\ndestination:/room/lobby\n\nhello\0")
            try plain.output.skip(to: "[lobby] cem: hello")
            irc.type("PRIVMSG #lobby :hi\nQUIT\n")
            try plain.output.skip(to: "[lobby] ben: hi")
            plain.type("/quit\n")
            let ended = try plain.waitForExit()
            #expect(ended.status == 0 && ended.output.hasSuffix("-- goodbye\n"))
        }

        @Test(arguments: ["-tls1", "-tls1_1", "-cipher AES128-SHA -tls1_2", "-cipher AES128-GCM-SHA256 -tls1_2"])
        func `Old versions and ciphers without forward secrecy are refused`(options: String) throws {
            let all = try EncryptedServer()
            let client = try all.client(
                options.split(separator: " ").map(String.init) + ["-cipher", "ALL:@SECLEVEL=0"])
            #expect(try client.waitForExit().status == 1)
            try all.server.log.skip(to: "disconnected ")
        }

        @Test func `Python talks, resumes a session, and shows a certificate`() throws {
            let all = try EncryptedServer()
            let ended = try all.python(
                """
                for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
                    context.maximum_version = version
                    first = connect(); file = first.makefile('rwb', 0)
                    file.write(b'/login ana\\n'); skip(file, 'here: ana')
                    second = connect(first.session); other = second.makefile('rwb', 0)
                    other.write(b'/login ben\\n'); skip(other, 'here: ana, ben')
                    print(second.version(), second.session_reused)
                    for byte in b'one byte a record\\n': second.send(bytes([byte]))
                    print(skip(file, 'ben:'))
                    second.sendall((b'x' * 99 + b'\\n') * 100)
                    other.write(b'/quit\\n'); skip(other, 'goodbye')
                    file.write(b'/quit\\n'); skip(file, 'goodbye')
                    first.unwrap()
                """)
            #expect(ended.complaint == "")
            let heard = "[lobby] ben: one byte a record\n"
            #expect(ended.output == "TLSv1.2 True\n\(heard)TLSv1.3 True\n\(heard)")
        }

        @Test func `A client that ends its direction still reads the answers`() throws {
            let all = try EncryptedServer()
            let ended = try all.python(
                """
                client = connect(); client.sendall(b'/login ana\\n/who\\n/help\\n')
                incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
                connection = raw(); machine = context.wrap_bio(incoming, outgoing, server_hostname='chat.example')
                def run(step):
                    while True:
                        try: return step()
                        except ssl.SSLWantReadError:
                            connection.sendall(outgoing.read())
                            piece = connection.recv(4096)
                            if piece: incoming.write(piece)
                            else: incoming.write_eof()
                run(machine.do_handshake)
                machine.write(b'/login ben\\n/who\\n')
                try: machine.unwrap()
                except ssl.SSLWantReadError: pass
                connection.sendall(outgoing.read())
                connection.shutdown(socket.SHUT_WR)
                received = b''
                while True:
                    try: piece = run(lambda: machine.read(4096))
                    except (ssl.SSLZeroReturnError, ssl.SSLSyscallError): break
                    if not piece: break
                    received += piece
                print(received.decode())
                """)
            #expect(ended.complaint == "")
            #expect(ended.output.contains("-- welcome to roost, ben"))
        }

        @Test func `A handshake that drips or vanishes is waited for, and harms no client`() throws {
            let all = try EncryptedServer()
            let ended = try all.python(
                """
                incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
                machine = context.wrap_bio(incoming, outgoing, server_hostname='chat.example')
                try: machine.do_handshake()
                except ssl.SSLWantReadError: pass
                hello = outgoing.read()
                vanishing = raw(); vanishing.sendall(hello[:50]); vanishing.close()
                dripping = raw(); dripping.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                for byte in hello: dripping.sendall(bytes([byte]))
                while True:
                    incoming.write(dripping.recv(1))
                    try: machine.do_handshake()
                    except ssl.SSLWantReadError: continue
                    break
                for byte in outgoing.read(): dripping.sendall(bytes([byte]))
                machine.write(b'/login ana\\n')
                dripping.sendall(outgoing.read())
                answer = b''
                while b'here: ana' not in answer:
                    incoming.write(dripping.recv(4096))
                    try: answer += machine.read(4096)
                    except ssl.SSLWantReadError: pass
                print('in')
                """)
            #expect(ended.complaint == "" && ended.output == "in\n")
            #expect(try all.server.terminate(by: SIGTERM).status == 0)
        }
    }
#endif
