import Chat
import Testing

@Suite struct LimitsTests {
    /// Applies an assignment and returns the error by which it is refused; nil when it is accepted.
    private func fault(_ assignment: String, _ limits: inout Limits) -> Limits.SettingError? {
        do {
            try limits.set(assignment)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: Limit.allCases)
    func `Every limit has a sentence and a default within its range`(limit: Limit) throws {
        let facts = limit.facts
        if let standard = facts.standard { #expect(facts.range.contains(standard)) }
        #expect(Limits()[limit] == facts.standard ?? .max)
        #expect(!facts.sentence.isEmpty && !facts.sentence.hasSuffix("."))
        var limits = Limits()
        for value in [facts.range.lowerBound, facts.range.upperBound] {
            try limits.set("\(limit.name)=\(facts.word(value))")
            #expect(limits[limit] == value)
        }
        #expect(facts.choices.isEmpty || facts.range == 0...facts.choices.count - 1)
    }

    @Test(arguments: Limit.allCases)
    func `A value out of range is refused and changes nothing`(limit: Limit) {
        let facts = limit.facts
        let fault = Limits.SettingError.badValue(limit)
        var limits = Limits()
        let absurd = [
            "", "-1", "+5", "0x10", "1e3", " 5", "5 ", "5.0", "٣", "on", "OFF", "=5", "5=5",
            "1000000000000000000000000000000",
            "\(facts.range.upperBound + 1)", "9223372036854775808",
        ]
        for value in absurd + (facts.range.lowerBound > 0 ? ["0"] : []) {
            #expect(self.fault("\(limit.name)=\(value)", &limits) == fault)
        }
        #expect(limits == Limits())
    }

    @Test func `A blank assigns like an equals sign`() {
        var limits = Limits()
        #expect(fault("rooms off", &limits) == nil)
        #expect(fault("topic 100", &limits) == nil)
        #expect(limits[.rooms] == .max && limits[.topic] == 100)
        #expect(fault("rooms  9", &limits) != nil)
    }

    @Test(arguments: Limit.allCases)
    func `The value off lifts a limit that can be lifted`(limit: Limit) {
        var limits = Limits()
        if limit.facts.canBeOff {
            #expect(fault("\(limit.name)=off", &limits) == nil)
            #expect(limits[limit] == .max)
        } else {
            #expect(fault("\(limit.name)=off", &limits) != nil)
        }
    }

    @Test func `Slow readers are told of gaps, unless the limit says to disconnect them`() throws {
        var limits = Limits()
        #expect(limits.slowReaders == .gap)
        try limits.set("slow-reader=disconnect")
        #expect(limits.slowReaders == .disconnect)
        #expect(fault("slow-reader=0", &limits) == .badValue(.slowReader))
        #expect(Limit.slowReader.facts.choices == SlowReaderPolicy.allCases.map(\.rawValue))
        limits[.slowReader] = 7
        #expect(limits.slowReaders == .gap, "whatever stands there, it means something")
    }

    @Test func `An unknown limit is named in the fault`() {
        var limits = Limits()
        #expect(fault("outbox", &limits) == .notAnAssignment)
        #expect(fault("", &limits) == .notAnAssignment)
        #expect(fault("colour=5", &limits) == .unknown("colour"))
        #expect(fault("=5", &limits) == .unknown(""))
        #expect(fault("Outbox=5000", &limits) == .unknown("Outbox"))
    }
}
