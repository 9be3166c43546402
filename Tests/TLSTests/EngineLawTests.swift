#if TLS
    import Seeds
    import Testing

    @testable import TLS

    /// Law: however the ciphertext is cut, both ends hear the same.
    @Suite struct EngineLawTests {
        @Test(arguments: 0..<40)
        func `Any cut of the ciphertext gives the same conversation`(seed: UInt64) throws {
            var random = SplitMix64(seed: seed)
            let pair = try Pairs.make("localhost")
            var conversation = try Conversation(
                server: try TLSContext.server([pair], isLimitedTo1_2: seed % 2 == 1),
                client: try TLSContext.client(trusting: pair.chain))
            conversation.settle(&random)
            #expect(conversation.isOpen)
            #expect(conversation.client.parameters.hasPrefix(seed % 2 == 1 ? "TLSv1.2 ECDHE-" : "TLSv1.3 "))
            var said: (byClient: [UInt8], byServer: [UInt8]) = ([], [])
            for _ in 0..<20 {
                let bytes = random.bytes(random.pick([1, 10, 512, 4_096, TLSEngine.mostRecordBytes]))
                if random.oneIn(2) {
                    said.byClient += bytes
                    #expect(bytes.withUnsafeBytes { conversation.client.write($0) })
                } else {
                    said.byServer += bytes
                    #expect(bytes.withUnsafeBytes { conversation.server.write($0) })
                }
                if random.oneIn(3) { conversation.settle(&random) }
            }
            conversation.client.close()
            conversation.settle(&random)
            #expect(conversation.heardByServer == said.byClient)
            #expect(conversation.heardByClient == said.byServer)
            #expect(conversation.serverProgress == .ended)
            // After close_notify in one direction, the other direction stays open.
            #expect(Array("bye".utf8).withUnsafeBytes { conversation.server.write($0) })
            conversation.settle(&random)
            #expect(conversation.heardByClient == said.byServer + Array("bye".utf8))
        }

        @Test func `A changed byte of ciphertext ends the connection`() throws {
            let pair = try Pairs.make("localhost")
            var conversation = try Conversation(
                server: try TLSContext.server([pair]), client: try TLSContext.client(trusting: pair.chain))
            var random = SplitMix64(seed: 1)
            conversation.settle(&random)
            #expect(Array("hello".utf8).withUnsafeBytes { conversation.client.write($0) })
            var record: [UInt8] = []
            conversation.client.takeOutput { bytes in
                record += bytes
                return bytes.count
            }
            record[record.count - 1] ^= 1
            var buffer = [UInt8](repeating: 0, count: 100)
            var done = 0
            let progress = record.withUnsafeBytes { record in
                buffer.withUnsafeMutableBytes { conversation.server.read(record, into: $0, done: &done) }
            }
            #expect(progress == .failed && done == 0)
            // A reader that overlooks the failure meets it again.
            let again = buffer.withUnsafeMutableBytes { conversation.server.read(into: $0, done: &done) }
            #expect(again == .failed && conversation.server.mayHaveInput)
        }

        @Test func `The end of the input behind data is reported by every later read`() throws {
            let pair = try Pairs.make("localhost")
            var conversation = try Conversation(
                server: try TLSContext.server([pair]), client: try TLSContext.client(trusting: pair.chain))
            var random = SplitMix64(seed: 3)
            conversation.settle(&random)
            #expect(Array("hello".utf8).withUnsafeBytes { conversation.client.write($0) })
            conversation.client.close()
            var input: [UInt8] = []
            conversation.client.takeOutput { bytes in
                input += bytes
                return bytes.count
            }
            var buffer = [UInt8](repeating: 0, count: 100)
            for (ciphertext, expected) in [(input, 5), ([], 0), ([], 0)] {
                var done = 0
                let progress = ciphertext.withUnsafeBytes { ciphertext in
                    buffer.withUnsafeMutableBytes { conversation.server.read(ciphertext, into: $0, done: &done) }
                }
                #expect(progress == .ended && done == expected && conversation.server.mayHaveInput)
            }
        }

        @Test func `A batch is one record`() throws {
            let pair = try Pairs.make("localhost")
            var conversation = try Conversation(
                server: try TLSContext.server([pair]), client: try TLSContext.client(trusting: pair.chain))
            var random = SplitMix64(seed: 2)
            conversation.settle(&random)
            #expect(random.bytes(TLSEngine.mostRecordBytes).withUnsafeBytes { conversation.server.write($0) })
            // A record's head, its content, the type of the content, and the tag of the cipher (RFC 8446, 5.2).
            #expect(conversation.server.pendingOutput == TLSEngine.mostRecordBytes + 5 + 1 + 16)
        }
    }
#endif
