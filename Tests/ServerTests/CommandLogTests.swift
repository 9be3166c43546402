internal import Chat
internal import Testing
internal import Threads

@testable internal import Server

@Suite struct CommandLogTests {
    @Test func `A log keeps the order of each caller, counts positions, and its time never goes back`() throws {
        let log: any CommandLog<[Int]> = LocalLog<[Int]>(capacity: 3)
        let writers = try (0..<4).map { writer in
            try NamedThread(name: "writer \(writer)") {
                for number in 0..<500 {
                    _ = log.append(contentsOf: [[writer, number]], until: .never, interruption: nil)
                }
            }
        }
        var (taken, all, uptime): ([[Int]], [[Int]], UInt64) = ([], [], 0)
        while all.count < 2_000, let now = log.next(into: &taken) {
            #expect(now.uptime >= uptime)
            uptime = now.uptime
            all += taken
        }
        for writer in writers { writer.join() }
        for writer in 0..<4 { #expect(all.filter { $0[0] == writer }.map { $0[1] } == Array(0..<500)) }
        #expect(log.appendBeyondCapacity([9, 9]) == .put(position: 2_001))
        #expect(!log.closeIfEmpty())
        log.close()
        #expect(log.append(contentsOf: [[9, 9]], until: .never, interruption: nil) == .closed(put: 0, position: 2_001))
        #expect(log.next(into: &taken) != nil && taken == [[9, 9]])
        #expect(log.next(into: &taken) == nil)
    }
}
