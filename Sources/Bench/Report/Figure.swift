/// One measured number, with its names for programs and for readers, and its precision.
public struct Figure: Equatable, Sendable {
    /// The name in JSON, with the unit.
    public let key: String
    /// The name in the table.
    public let words: String
    /// The number; nil when it could not be measured.
    public let value: Double?
    /// The unit that follows the number in the table.
    public let unit: String
    /// The number of decimals.
    public let decimals: Int

    init(_ key: String, _ words: String, _ value: Double?, _ unit: String = "", decimals: Int = 0) {
        self.key = key
        self.words = words
        self.value = value
        self.unit = unit
        self.decimals = decimals
    }
}

extension BenchmarkReport {
    /// All measured numbers in display order. The table and the JSON are made from them.
    public var figures: [Figure] {
        switch plan.scenario {
        case .idle: arrival + memory + ownServer + flaws
        case .churn: visiting + memory + flaws
        case .latency, .isolate, .fanout, .rooms, .stall:
            delivering + waiting + [processor] + arrival.prefix(2) + memory + flaws
        }
    }

    private var delivering: [Figure] {
        [
            Figure("messages", "messages said", Double(messages)),
            Figure("deliveries", "deliveries", Double(deliveries)),
            Figure("seconds", "time", seconds, "s", decimals: 3),
            Figure("deliveries_per_second", "deliveries a second", perSecond(deliveries)),
        ]
    }

    private var waiting: [Figure] {
        func time(_ key: String, _ words: String, _ nanoseconds: UInt64) -> Figure {
            Figure(key, words, times.count > 0 ? Double(nanoseconds) / 1e6 : nil, "ms", decimals: 3)
        }
        return [
            time("p50_ms", "half within", times.value(at: 0.5)),
            time("p99_ms", "99 in 100 within", times.value(at: 0.99)),
            time("p999_ms", "999 in 1000 within", times.value(at: 0.999)),
            time("max_ms", "all within", times.longest),
        ]
    }

    private var processor: Figure {
        Figure(
            "cpu_us_per_delivery", "processor time a delivery", share(of: talkingSeconds, deliveries), "µs", decimals: 3
        )
    }

    private var arrival: [Figure] {
        [
            Figure("clients", "clients that came", Double(arrived)),
            Figure("arrival_seconds", "time until all were there", arrivalSeconds, "s", decimals: 3),
            Figure(
                "connects_per_second", "connects a second", arrivalSeconds > 0 ? Double(arrived) / arrivalSeconds : nil),
            Figure(
                "cpu_us_per_connect", "processor time a connect", share(of: arrivingSeconds, arrived), "µs", decimals: 1
            ),
        ]
    }

    private var visiting: [Figure] {
        [
            Figure("visits", "visits", Double(visits)),
            Figure("seconds", "time", seconds, "s", decimals: 3),
            Figure("visits_per_second", "visits a second", perSecond(visits)),
            Figure("cpu_us_per_visit", "processor time a visit", share(of: talkingSeconds, visits), "µs", decimals: 1),
        ]
    }

    private var memory: [Figure] {
        let grown = process.map { Double($0.gathered.residentKiB - $0.before.residentKiB) }
        let each = arrived > 0 ? grown.map { $0 / Double(arrived) } : nil
        return [
            Figure("resident_kib", "memory of the server", process.map { Double($0.after.residentKiB) }, "KiB"),
            Figure("peak_kib", "the most of it", process.map { Double($0.after.peakKiB) }, "KiB"),
            Figure("kib_per_client", "memory a client", plan.scenario == .churn ? nil : each, "KiB", decimals: 2),
            Figure("threads", "threads of the server", process.map { Double($0.gathered.threads) }),
        ]
    }

    private var ownServer: [Figure] {
        [
            Figure("start_ms", "start to ready", startSeconds.map { $0 * 1000 }, "ms", decimals: 1),
            Figure("end_ms", "SIGTERM to its end, all connected", endSeconds.map { $0 * 1000 }, "ms", decimals: 1),
        ]
    }

    private var flaws: [Figure] {
        let numbers = [
            ("lost", "lost", lost), ("doubled", "doubled or astray", doubled), ("late", "out of order", late),
            ("cut_off", "readers cut off", cutOff), ("stalled_cut_off", "stalled ones cut off", stalledCutOff),
        ]
        return numbers.map { Figure($0, $1, Double($2)) }
    }

    private var talkingSeconds: Double? { process.map { $0.after.processorSeconds(since: $0.gathered) } }
    private var arrivingSeconds: Double? { process.map { $0.gathered.processorSeconds(since: $0.before) } }

    private func perSecond(_ count: Int) -> Double? { seconds > 0 ? Double(count) / seconds : nil }

    /// Returns the microseconds for each of `count`.
    private func share(of total: Double?, _ count: Int) -> Double? {
        count > 0 ? total.map { $0 * 1e6 / Double(count) } : nil
    }
}
