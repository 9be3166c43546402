internal import Foundation
internal import Sockets
internal import Testing
internal import Threads

@testable internal import Server

/// The bound on log lines that clients can cause as often as they like.
@Suite struct LogTests {
    @Test func `The first refusal of an address is logged, and those of the next five seconds are counted`() throws {
        var lines = RepeatedLines()
        let ana = try #require(PeerAddress("192.0.2.1"))
        let ben = try #require(PeerAddress("192.0.2.2"))
        func record(_ address: PeerAddress, at second: UInt64, _ kind: String = "k") -> [String]? {
            lines.record(.info, "refused", kind: kind, from: address, [("why", "x")], at: second * 1_000_000_000)?.facts
                .map(\.value.logged)
        }
        func due(at second: UInt64) -> [[String]] {
            lines.takeDue(at: second * 1_000_000_000).map { $0.facts.map(\.value.logged) }
        }
        #expect(lines.nextDue == nil)
        #expect(record(ana, at: 10) == ["192.0.2.1", "x"])
        for _ in 0..<3 { #expect(record(ana, at: 11) == nil) }
        #expect(record(ben, at: 12) == ["192.0.2.2", "x"] && record(ana, at: 12, "other") == ["192.0.2.1", "x"])
        #expect(lines.nextDue == 15_000_000_000)
        #expect(due(at: 14) == [])
        #expect(due(at: 15) == [["192.0.2.1", "x", "3"]])
        // Further lines are only counted. The log forgets the address after five seconds without a further line.
        #expect(record(ana, at: 16) == nil && lines.nextDue == 17_000_000_000)
        #expect(due(at: 17) == [] && lines.nextDue == 20_000_000_000)
        #expect(due(at: 20) == [["192.0.2.1", "x", "1"]])
        #expect(due(at: 25) == [] && lines.nextDue == nil)
        #expect(record(ana, at: 26) == ["192.0.2.1", "x"] && record(ana, at: 26) == nil)
        #expect(lines.takeAll().map { $0.facts.map(\.value.logged) } == [["192.0.2.1", "x", "1"]])
    }

    @Test func `Beyond so many addresses all others are counted together`() throws {
        var lines = RepeatedLines()
        let written = (0..<1_000).compactMap { number in
            lines.record(.info, "refused", kind: "k", from: .ipv4(UInt32(number)), [], at: 1)?.facts.first?.value.logged
        }
        #expect(written.count == RepeatedLines.mostAddresses + 1 && written.last == "others")
        let due = lines.takeDue(at: .max / 2)
        #expect(due.count == 1 && due[0].facts.map(\.value.logged) == ["others", "\(1_000 - written.count)"])
    }

    @Test func `What users of one address do is written while they do not flood the log, and then counted`() throws {
        var lines = RepeatedLines()
        let ana = try #require(PeerAddress("192.0.2.1"))
        let ben = try #require(PeerAddress("192.0.2.2"))
        func joins(_ count: Int, from address: PeerAddress, at second: UInt64) -> Int {
            (0..<count).count { _ in lines.mayWrite("joined", from: address, at: second * 1_000_000_000) }
        }
        let most = RepeatedLines.Allowance.usual.perAddress
        #expect(joins(1_000, from: ana, at: 10) == most)
        #expect(joins(1, from: ben, at: 10) == 1 && lines.mayWrite("left", from: ana, at: 10_000_000_000))
        let due = lines.takeDue(at: 15_000_000_000)
        #expect(due.map(\.sentence) == ["joined"])
        #expect(due.map { $0.facts.map(\.value.logged) } == [["192.0.2.1", "\(1_000 - most)"]])
        // After the count has been written, further lines are written again: one fewer than before, since the count
        // takes the place of one line.
        #expect(joins(1_000, from: ana, at: 16) == most - 1)
        #expect(lines.takeDue(at: 20_000_000_000).count == 1 && lines.takeDue(at: 25_000_000_000).isEmpty)
        #expect(lines.nextDue == nil && joins(1_000, from: ana, at: 26) == most)
        let others = (0..<10_000).count { lines.mayWrite("joined", from: .ipv4(UInt32($0)), at: 27_000_000_000) }
        #expect(others == RepeatedLines.mostAddresses - 1 + RepeatedLines.Allowance.usual.forOthers)
    }

    @Test func `A flood of joins and renames takes a bounded number of lines in the log`() throws {
        let rounds = 1_000
        var told: [String] = []
        let rest = try log { stage in
            let ana = try stage.person("ana")
            for number in 0..<rounds { try ana.say("/name ana\(number)\n/join den\n/leave den") }
            _ = try ana.hangUp()
            // The test must read the log meanwhile, since the pipe can't hold all of it.
            _ = stage.next { line in
                told.append(line)
                return line.hasPrefix("disconnected ")
            }
        }
        told += rest
        for sentence in ["renamed", "room created", "joined", "left", "room deleted"] {
            let lines = told.filter { $0.hasPrefix("\(sentence) ") }
            let counted = lines.compactMap { line in
                line.split(separator: " ").first { $0.hasPrefix("times=") }.flatMap { Int($0.dropFirst(6)) }
            }.reduce(0, +)
            let single = lines.filter { !$0.contains(" times=") }.count
            #expect(single + counted >= rounds, "\(sentence): \(single) lines, \(counted) counted")
            #expect(single < rounds && counted > 0)
            #expect(lines.contains { $0.hasPrefix("\(sentence) from=127.0.0.1 times=") })
        }
    }

    @Test func `Refusals are counted in the log, and the count is written without another refusal`() throws {
        let told = try log { stage in
            let ana = try stage.person("ana")
            for _ in 0..<200 { _ = try stage.visitor().readToEnd() }
            let line = try #require(stage.next { $0.hasPrefix("refused ") })
            #expect(line.hasPrefix("refused from=127.0.0.1 why=too-many-clients limit=clients time="))
            // The log writes the count after five seconds, although nothing else happens.
            let count = try #require(stage.next { $0.hasPrefix("refused ") })
            #expect(count.hasPrefix("refused from=127.0.0.1 why=too-many-clients limit=clients times=199 time="))
            _ = try ana.hangUp()
        }
        #expect(!told.contains { $0.hasPrefix("refused ") })
    }

    @Test(arguments: ["plain", "irc", "stomp"])
    func `A TLS client on a plaintext port is sent away at once, and the log names the listener`(_ dialect: String)
        throws
    {
        _ = try log(at: "\(dialect)://127.0.0.1:0") { stage in
            let client = try stage.visitor()
            try client.send([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x0A, 0xFC, 0x03, 0x03, 0x0A])
            #expect(try client.bytesToEnd() == "")
            client.close()
            let line = try #require(stage.next { $0.hasPrefix("a TLS client ") })
            let listener = "listener=\(stage.place)"
            #expect(line.hasPrefix("a TLS client came to a plaintext port from=127.0.0.1 \(listener) time="), "\(line)")
            let end = try #require(stage.next { $0.hasPrefix("disconnected ") })
            #expect(end.hasPrefix("disconnected client=1 user=nobody why=tls "), "\(end)")
        }
    }

    /// A running server and the lines of its log.
    private struct LoggedStage {
        let stage: Stage
        let lines: LogLines

        var place: EndpointURI { stage.place }
        func person(_ name: String) throws -> Person { try stage.person(name) }
        func visitor() throws -> Person { try stage.visitor() }
        func next(_ isWanted: (String) -> Bool) -> String? { lines.next(isWanted) }
    }

    /// Reads the lines of a log from a pipe, and waits for them.
    private final class LogLines {
        private let handle: FileHandle
        private var received: [UInt8] = []

        init(_ handle: FileHandle) { self.handle = handle }

        /// Returns the next such line; nil at the end of the log, or when nothing has been written for a minute.
        func next(_ isWanted: (String) -> Bool) -> String? {
            while true {
                while let end = received.firstIndex(of: 0x0A) {
                    let line = String(decoding: received[..<end], as: UTF8.self)
                    received.removeFirst(end + 1)
                    if isWanted(line) { return line }
                }
                var written = pollfd(fd: handle.fileDescriptor, events: Int16(POLLIN), revents: 0)
                if poll(&written, 1, 1_000 * Int32(Person.patienceSeconds)) <= 0 { return nil }
                let more = handle.availableData
                if more.isEmpty { return nil }
                received += more
            }
        }
    }

    /// Runs a play with a logging server that admits one client. Returns the log lines that the play has not read.
    private func log(at place: String = "plain://127.0.0.1:0", _ play: (LoggedStage) throws -> Void) throws -> [String]
    {
        let pipe = Pipe()
        let lines = LogLines(pipe.fileHandleForReading)
        try Stage.play("clients=1", at: [place]) { stage in
            let writer = try stage.log.start(
                writingTo: OutputDescriptor(descriptor: pipe.fileHandleForWriting.fileDescriptor))
            try play(LoggedStage(stage: stage, lines: lines))
            #expect(stage.server.stop())
            stage.log.close()
            writer.join()
        }
        try pipe.fileHandleForWriting.close()
        var rest: [String] = []
        while let line = lines.next({ _ in true }) { rest.append(line) }
        return rest
    }
}
