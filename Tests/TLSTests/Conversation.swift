#if TLS
    import Seeds

    @testable import TLS

    /// A client and a server engine, with the ciphertext between them in memory.
    struct Conversation {
        let server: TLSEngine
        let client: TLSEngine
        private var toServer: [UInt8] = []
        private var toClient: [UInt8] = []
        private(set) var heardByServer: [UInt8] = []
        private(set) var heardByClient: [UInt8] = []
        /// The progress of the last step of each end.
        private(set) var serverProgress = TLSEngine.Progress.starved
        private(set) var clientProgress = TLSEngine.Progress.starved
        private var serverIsOpen = false
        private var clientIsOpen = false

        init(server: TLSContext, client: TLSContext, host: String? = "localhost", resuming former: TLSEngine? = nil)
            throws
        {
            struct NoMemory: Error {}
            guard let server = TLSEngine(server), let client = TLSEngine(client, host: host) else { throw NoMemory() }
            (self.server, self.client) = (server, client)
            if let former { client.resume(former) }
        }

        /// Whether both ends have completed the handshake.
        var isOpen: Bool { serverIsOpen && clientIsOpen }

        /// Moves everything to both ends, in pieces whose sizes the generator chooses, until nothing is under way.
        mutating func settle(_ random: inout SplitMix64) {
            if !clientIsOpen && clientProgress != .failed { step(client: []) }
            collect()
            while !toServer.isEmpty || !toClient.isEmpty {
                let fromClient = take(from: &toServer, &random)
                if !fromClient.isEmpty { step(server: fromClient) }
                collect()
                let fromServer = take(from: &toClient, &random)
                if !fromServer.isEmpty { step(client: fromServer) }
                collect()
            }
        }

        private func take(from bytes: inout [UInt8], _ random: inout SplitMix64) -> [UInt8] {
            let count = min(bytes.count, random.pick([1, 2, 5, 100, 1_400, 20_000]))
            defer { bytes.removeFirst(count) }
            return Array(bytes[..<count])
        }

        private mutating func step(server bytes: [UInt8]) {
            serverProgress = Conversation.step(server, bytes, &serverIsOpen, &heardByServer)
        }

        private mutating func step(client bytes: [UInt8]) {
            clientProgress = Conversation.step(client, bytes, &clientIsOpen, &heardByClient)
        }

        private static func step(
            _ engine: TLSEngine, _ bytes: [UInt8], _ isOpen: inout Bool, _ heard: inout [UInt8]
        ) -> TLSEngine.Progress {
            bytes.withUnsafeBytes { bytes in
                var bytes = bytes
                if !isOpen {
                    let progress = engine.handshake(bytes)
                    if progress != .done { return progress }
                    isOpen = true
                    bytes = UnsafeRawBufferPointer(start: nil, count: 0)
                }
                var progress = TLSEngine.Progress.done
                while progress == .done {
                    var buffer = [UInt8](repeating: 0, count: 1_000)
                    var done = 0
                    progress = buffer.withUnsafeMutableBytes { engine.read(bytes, into: $0, done: &done) }
                    heard += buffer[..<done]
                    bytes = UnsafeRawBufferPointer(start: nil, count: 0)
                }
                return progress
            }
        }

        private mutating func collect() {
            client.takeOutput { bytes in
                toServer += bytes
                return bytes.count
            }
            server.takeOutput { bytes in
                toClient += bytes
                return bytes.count
            }
        }
    }
#endif
