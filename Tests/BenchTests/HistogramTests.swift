import Seeds
import Testing

@testable import Bench

/// Tests that the histogram returns times that are too long by less than one part in 128, and never too short.
@Suite struct HistogramTests {
    @Test func `An empty histogram gives no values`() {
        #expect(Histogram().value(at: 0.99) == 0)
        #expect(Histogram().longest == 0)
    }

    @Test func `A single time is returned exactly at every quantile, since it is the longest`() {
        for time: UInt64 in [0, 1, 255, 256, 1_000_003, .max] {
            var histogram = Histogram()
            histogram.record(time)
            for part in [0, 0.5, 0.99, 1] { #expect(histogram.value(at: part) == time) }
        }
    }

    @Test func `The error is bounded at every size`() {
        for exponent in 0..<63 {
            for offset: UInt64 in [0, 1, 5, 77] {
                let time = (UInt64(1) << UInt64(exponent)) &+ offset << UInt64(max(0, exponent - 7))
                var histogram = Histogram()
                histogram.record(time)
                histogram.record(.max)
                let found = histogram.value(at: 0.5)
                #expect(found >= time && found - time <= time / 128, "\(time) became \(found)")
            }
        }
    }

    @Test func `Quantiles are counted from below, as in a sorted list`() {
        var random = SplitMix64(seed: 7)
        var histogram = Histogram()
        var times: [UInt64] = []
        for _ in 0..<10_000 {
            let time = random.next() >> UInt64.random(in: 20...60, using: &random)
            times.append(time)
            histogram.record(time)
        }
        times.sort()
        for part in [0.001, 0.1, 0.5, 0.9, 0.99, 0.999, 1] {
            let exact = times[Int((part * 10_000).rounded(.up)) - 1]
            let found = histogram.value(at: part)
            #expect(found >= exact && found - exact <= exact / 128, "\(part): \(exact) became \(found)")
        }
        #expect(histogram.count == 10_000 && histogram.longest == times.last)
    }
}
