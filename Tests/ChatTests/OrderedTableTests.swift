import Chat
import Seeds
import Testing

@Suite struct OrderedTableTests {
    /// Compares the table with a plain list of pairs.
    @Test(arguments: 0..<UInt64(30))
    func `The table behaves like a list in the order of arrival`(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        var table = OrderedTable<Int, Int>()
        var model: [(key: Int, value: Int)] = []
        for step in 0..<600 {
            let key = Int.random(in: 0..<120, using: &chance)
            // Phases of many insertions alternate with phases of many removals, so that the table compacts its empty
            // slots.
            let goes = chance.oneIn(step / 100 % 2 == 0 ? 4 : 2) || step > 500
            table[key] = goes ? nil : step
            let place = model.firstIndex { $0.key == key }
            switch (goes, place) {
            case (true, let place?): model.remove(at: place)
            case (true, nil): break
            case (false, let place?): model[place].value = step
            case (false, nil): model.append((key, step))
            }
            #expect(Array(table.values) == model.map(\.value))
            #expect(table.count == model.count)
            #expect(table.isEmpty == model.isEmpty)
            #expect(table[key] == (goes ? nil : step))
            let most = Int.random(in: 0...10, using: &chance)
            #expect(table.first(most) == model.prefix(most).map(\.value))
        }
        for (key, value) in model { #expect(table[key] == value) }
    }

    @Test func `A key that is removed and inserted again comes last`() {
        var table = OrderedTable<String, Int>()
        table["ana"] = 1
        table["ben"] = 2
        table["ana"] = nil
        table["ana"] = 3
        #expect(Array(table.values) == [2, 3])
    }

    @Test func `Empty slots do not pile up`() {
        var table = OrderedTable<Int, Int>()
        for number in 0..<20_000 {
            table[number] = number
            table[number - 10] = nil
        }
        // If the table kept the slots of removed values, each read of ten values would walk past twenty thousand empty
        // slots.
        let time = ContinuousClock().measure {
            for _ in 0..<200 { #expect(table.first(10).count == 10) }
        }
        #expect(time < .seconds(2))
    }
}
