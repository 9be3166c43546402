#if TLS
    internal import Sockets
    internal import TLS
    internal import Threads

    /// The two ends of TLS for a test: a server with a certificate of its own, and clients that accept it.
    struct Encryption {
        /// The handshake did not end well.
        struct HandshakeFailure: Error {
            let opening: Transport.Opening
        }

        private let server: TLSContext
        private let client: TLSContext

        /// Makes a certificate and both contexts.
        ///
        /// - Throws: `TLSError`.
        init() throws {
            let now = Clock.wall() / 1_000
            let pair = try CertificatePair.make(names: ["localhost"], from: now - 60, until: now + 86_400)
            server = try TLSContext.server([pair])
            client = try TLSContext.client(checksServer: false)
        }

        func serverLayer() -> any TransportLayer { TLSLayer(server: server) }

        /// Does the client's side of the handshake, and waits for it.
        func open(_ transport: Transport) throws -> Transport {
            let transport = transport.carrying(TLSLayer(client: client, host: "localhost"))
            while true {
                switch transport.open() {
                case .open: return transport
                case .waiting(let condition): _ = transport.wait(for: condition, milliseconds: 60_000)
                case let opening: throw HandshakeFailure(opening: opening)
                }
            }
        }
    }
#endif
