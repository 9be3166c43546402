import Chat
import Testing

@Suite struct SpellingTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"), (1_709_164_799_007, "2024-02-28T23:59:59.007Z"),
        (1_709_251_199_999, "2024-02-29T23:59:59.999Z"), (1_709_251_200_000, "2024-03-01T00:00:00.000Z"),
        (-1, "1969-12-31T23:59:59.999Z"), (253_402_300_800_000, "10000-01-01T00:00:00.000Z"),
    ])
    func `Times are written in UTC with milliseconds`(milliseconds: Int64, spelled: String) {
        #expect(Timestamp(milliseconds: milliseconds).iso8601 == spelled)
    }

    @Test func `Ids are written in 32 digits that sort in the same order`() {
        let one = MessageID(time: Timestamp(milliseconds: 1), number: 0xABC, by: .max)
        let next = MessageID(time: Timestamp(milliseconds: 1), number: 0xABD, by: 0)
        #expect(one.text == "0000000000010abcffffffffffffffff")
        #expect(one < next && one.text < next.text)
    }
}
