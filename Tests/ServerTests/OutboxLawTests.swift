internal import Chat
internal import Dialects
internal import Glibc
internal import Seeds
internal import Sockets
internal import Testing

@testable internal import Server

/// Whatever rooms offer and the client reads, in whatever order: an outbox keeps to its bounds, and delivers each
/// message or reports it as missed.
@Suite struct OutboxLawTests {
    @Test(arguments: 1...24) func `Every message is delivered or reported as missed, after random steps`(_ seed: Int)
        throws
    {
        var play = try OutboxScenario(seed: UInt64(seed), bound: seed.isMultiple(of: 2) ? 6_000 : 90_000)
        for _ in 0..<800 { play.step() }
        try play.finish()
    }
}

/// An outbox to which several rooms offer batches, and a client that reads from it at random times.
private struct OutboxScenario {
    /// A room from its creation to its end, with all its events. The client is a member throughout.
    private struct RoomLifetime {
        let name: RoomName
        let id: RoomID
        var story: [String] = []
        var mark: String { "[\(name)] -- the end of \(id.number)" }
    }

    private var random: SplitMix64
    private let bounds: OutboxBounds
    private var state: OutboxState
    private let reader: Socket
    private var received: [UInt8] = []
    private var isAsleep = false
    private var lives: [RoomLifetime] = []
    private var past: [RoomLifetime] = []

    init(seed: UInt64, bound: Int) throws {
        random = SplitMix64(seed: seed)
        bounds = OutboxBounds(usual: bound, most: bound + 3_000_000)
        var ends: [Int32] = [0, 0]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        reader = Socket(descriptor: ends[1])
        let writer = Transport(Socket(descriptor: ends[0]))
        writer.configure(sendBuffer: 8_192, stuckSeconds: 0, keepaliveSeconds: 0)
        state = OutboxState(transport: writer, bounds: bounds, server: "roost", lastWords: [])
        lives = try (0..<3).map { RoomLifetime(name: try #require(RoomName("r\($0)")), id: RoomID(UInt64($0))) }
    }

    mutating func step() {
        let index = Int.random(in: 0..<3, using: &random)
        if Int.random(in: 0..<60, using: &random) == 0 { isAsleep.toggle() }
        switch Int.random(in: 0..<20, using: &random) {
        case 0: leave(index)
        case 1...8: if !isAsleep { read(atMost: Int.random(in: 0...30_000, using: &random)) }
        default: happen(in: index)
        }
        #expect(state.account.pending <= bounds.most && !state.isDead)
    }

    /// Offers a batch of random messages and other events of a room. If the outbox skips the batch, offers the other
    /// events alone and reports the messages as missed.
    private mutating func happen(in index: Int) {
        var all: [UInt8] = []
        var rest: [UInt8] = []
        var missed: MissedMessages?
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            let isTalk = Int.random(in: 0..<4, using: &random) > 0
            let number = lives[index].story.count + 1
            let words = String(repeating: "x", count: Int.random(in: 0...1_000, using: &random))
            let line = "[\(lives[index].name)] \(isTalk ? "ana:" : "--") \(number) \(words)"
            lives[index].story.append(line)
            all += Array("\(line)\n".utf8)
            if !isTalk { rest += Array("\(line)\n".utf8) }
            guard isTalk else { continue }
            let message = MissedMessages(
                number: UInt64(number), time: Timestamp(milliseconds: 0), in: lives[index].id, called: lives[index].name
            )
            missed?.append(message)
            missed = missed ?? message
        }
        if state.offer(SharedBytes(all), missed == nil ? .news : .talk) { return }
        // The drainer thread may send waiting bytes between the two offers.
        if Bool.random(using: &random) { read(atMost: .max) }
        if !rest.isEmpty { state.offer(SharedBytes(rest), .news) }
        if let missed { state.skip(missed, .plain) }
    }

    private mutating func leave(_ index: Int) {
        state.announceGap(in: lives[index].id)
        state.offer(SharedBytes(Array("\(lives[index].mark)\n".utf8)), .news)
        past.append(lives[index])
        lives[index] = RoomLifetime(name: lives[index].name, id: RoomID(UInt64(past.count + 3)))
    }

    /// Reads up to `most` bytes as the client, and sends waiting bytes after each piece as the drainer thread does.
    private mutating func read(atMost most: Int) {
        var most = most
        withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: 16) { buffer in
            while most > 0 {
                let piece = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(most, buffer.count)])
                guard case .bytes(let count) = reader.receive(into: piece) else { break }
                received.append(contentsOf: buffer[..<count])
                most -= count
                state.sendPending()
                if state.account.hasCaughtUp { state.catchUp() }
            }
        }
    }

    /// Ends all rooms, reads the rest, and checks everything that was received against the events of the rooms.
    mutating func finish() throws {
        for index in lives.indices { leave(index) }
        read(atMost: .max)
        #expect(state.account.pending == 0 && state.gap.parts.isEmpty)
        state.transport?.close()
        reader.close()
        let heard = received.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        var gaps = 0
        for name in lives.map(\.name) {
            var rest = heard.filter { $0.hasPrefix("[\(name)] ") }[...]
            for life in past where life.name == name {
                let end = try #require(rest.firstIndex(of: life.mark))
                let account = RoomRecord(story: life.story, first: 1) { $0.hasPrefix("[\(name)] ana: ") }
                gaps += account.settle(Array(rest[..<end])).count
                rest = rest[(end + 1)...]
            }
            #expect(rest.isEmpty)
        }
        #expect(gaps > 0, "nobody fell behind")
    }
}
