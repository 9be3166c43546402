#if TLS
    import Foundation
    import Sockets

    /// A running `roostd` with listeners over TLS and a certificate that `roostd cert self-signed` has made for it.
    final class EncryptedServer {
        let scratch: ScratchDirectory
        let server: RoostdProcess

        /// Makes the certificate in a directory of its own and starts the server with these listeners.
        init(_ listeners: [String] = ["plain+tls://127.0.0.1:0"]) throws {
            scratch = try ScratchDirectory()
            try EncryptedServer.makePair("chat.example", in: scratch)
            server = try RoostdProcess(
                ["--certificate", scratch.path(of: "chat.example.crt"), "--key", scratch.path(of: "chat.example.key")],
                at: listeners)
        }

        /// Runs `roostd cert self-signed` in a directory. Returns what it prints.
        @discardableResult
        static func makePair(_ name: String, in scratch: ScratchDirectory) throws -> String {
            let ended = try RunningProgram([
                "env", "-C", scratch.path(of: "."), try RunningProgram.path(of: "roostd"), "cert", "self-signed", name,
            ]).waitForExit()
            if ended.status != 0 { throw TestFailure(description: "no certificate: \(ended)") }
            return ended.output
        }

        var certificate: String { scratch.path(of: "chat.example.crt") }

        /// Starts `openssl s_client` on the first listener, with the server's certificate as the only one that it trusts.
        func client() throws -> RunningProgram {
            try RunningProgram([
                "openssl", "s_client", "-quiet", "-no_ign_eof", "-verify_return_error", "-CAfile", certificate,
                "-verify_hostname", "chat.example", "-servername", "chat.example", "-connect", address(0),
            ])
        }

        /// Runs a program in Python with the address, the port and the path of the certificate as its arguments. Returns
        /// what it prints.
        func python(_ text: String, at place: Int = 0) throws -> RunningProgram.ExitResult {
            let parts = address(place).split(separator: ":").map(String.init)
            return try RunningProgram(["python3", "-c", EncryptedServer.prelude + text] + parts + [certificate])
                .waitForExit()
        }

        private func address(_ place: Int) -> String {
            guard case .tcp(let host, let port?) = server.places[place].place else { return "" }
            return "\(host):\(port)"
        }

        /// What each program in Python begins with: a context, and functions to connect.
        private static let prelude = """
            import socket, ssl, sys
            host, port, certificate = sys.argv[1], int(sys.argv[2]), sys.argv[3]
            context = ssl.create_default_context(cafile=certificate)
            def raw():
                return socket.create_connection((host, port), timeout=60)
            def connect():
                return context.wrap_socket(raw(), server_hostname='chat.example')

            """
    }
#endif
