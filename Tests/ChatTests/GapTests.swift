import Chat
import Testing

@Suite struct GapTests {
    private func missed(_ room: UInt64, _ numbers: [UInt64]) throws -> MissedMessages {
        let name = try #require(RoomName("nest"))
        let all = numbers.map { number in
            MissedMessages(
                number: number, time: Timestamp(milliseconds: Int64(number) * 10), in: RoomID(room), called: name)
        }
        var sum = try #require(all.first)
        for more in all.dropFirst() { sum.append(more) }
        return sum
    }

    @Test func `Missed messages are counted between the first and the last, in whatever order they are recorded`()
        throws
    {
        for numbers in [[3, 5, 9], [9, 3, 5]] as [[UInt64]] {
            let sum = try missed(1, numbers)
            #expect(sum.count == 3 && sum.numbers == 3...9)
            #expect(sum.times == Timestamp(milliseconds: 30)...Timestamp(milliseconds: 90))
        }
    }

    @Test func `A room created again has its own part of the gap, in the encoding in which the client read it last`()
        throws
    {
        var gap = Gap<String>()
        gap.record(try missed(1, [4, 5]), "old")
        gap.record(try missed(2, [1]), "other")
        gap.record(try missed(1, [7]), "new")
        #expect(gap.parts.map(\.missed.count) == [3, 1])
        #expect(gap.parts.map(\.spelling) == ["new", "other"])
        #expect(gap.take(RoomID(2)).map(\.missed.numbers) == [1...1])
        #expect(gap.take(RoomID(2)).isEmpty)
        #expect(gap.take(nil).map(\.missed.numbers) == [4...7] && gap.parts.isEmpty)
    }

    @Test func `A gap that covers many rooms is full`() throws {
        var gap = Gap<Int>()
        for room in 0..<Limits.roomsInAGap {
            #expect(!gap.isFull)
            gap.record(try missed(UInt64(room), [1]), 0)
            gap.record(try missed(UInt64(room), [2]), 0)
        }
        #expect(gap.isFull)
    }
}
