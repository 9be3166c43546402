import Client
import Testing

@Suite struct LineReaderTests {
    @Test func `A stream yields the same lines however it is cut`() throws {
        let stream = Array("one\r\ntwo\n\n\r\nbare\rreturn\ntörn\nrest\r".utf8)
        let lines = ["one", "two", "", "", "bare\rreturn", "törn"].map { Array($0.utf8) }
        for first in 0...stream.count {
            for second in first...stream.count {
                let (read, reader) = try read([stream[..<first], stream[first..<second], stream[second...]])
                #expect(read == lines)
                #expect(reader.unfinished == Array("rest\r".utf8))
            }
        }
        #expect(try read(stream.indices.map { stream[$0...$0] }).lines == lines)
    }

    @Test func `A line may be as long as its bound and not a byte longer`() throws {
        for end in ["\n", "\r\n"] {
            var reader = LineReader(longestLine: 8)
            reader.append(Array(("12345678" + end).utf8))
            #expect(try reader.next() == Array("12345678".utf8))
            reader.append(Array(("123456789" + end).utf8))
            #expect(throws: LineReader.EndlessLine.self) { try reader.next() }
        }
    }

    @Test func `A line without an end is measured while it grows`() throws {
        var reader = LineReader()
        let chunk = [UInt8](repeating: 0x61, count: 4096)
        for _ in 0..<16 {
            reader.append(chunk)
            #expect(try reader.next() == nil)
        }
        reader.append([0x0D])
        #expect(try reader.next() == nil)
        reader.append([0x61])
        #expect(throws: LineReader.EndlessLine.self) { try reader.next() }
    }

    @Test func `The unfinished bytes are those that have not been taken`() throws {
        var reader = LineReader()
        reader.append(Array("one\ntwo\n".utf8))
        #expect(try reader.next() == Array("one".utf8))
        #expect(reader.unfinished == Array("two\n".utf8))
    }

    private func read(_ chunks: [ArraySlice<UInt8>]) throws -> (lines: [[UInt8]], reader: LineReader) {
        var reader = LineReader()
        var lines: [[UInt8]] = []
        for chunk in chunks {
            reader.append(chunk)
            while let line = try reader.next() { lines.append(line) }
        }
        return (lines, reader)
    }
}
