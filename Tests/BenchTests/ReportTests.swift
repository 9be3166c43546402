import Foundation
import Testing

@testable import Bench

/// Tests of the report of a run, as text for people and as JSON for programs.
@Suite struct ReportTests {
    private static func report(_ scenario: Scenario = .fanout) throws -> BenchmarkReport {
        var report = BenchmarkReport(try Plan(scenario, scenario.usual), server: "irc://127.0.0.1:6667")
        report.arrived = scenario.usual.clients
        report.messages = 4_000
        report.deliveries = 1_996_000
        report.seconds = 2
        report.visits = scenario.usual.messages
        for time: UInt64 in 1...100 { report.times.record(time * 1_000_000) }
        report.timeline.finish(1_996_000, at: 2_000_000_000)
        return report
    }

    private static func reading(cpu: Double, resident: Int) throws -> ProcessReading {
        let stat = Array("7 (a b) c) S 1 1 1 0 -1 0 0 0 0 0 \(Int(cpu * 60)) \(Int(cpu * 40)) 0 0 20 0 3 0".utf8)
        let status = Array("Name:\ta\nVmHWM:\t  900 kB\nVmRSS:\t  \(resident) kB\nThreads:\t3\n".utf8)
        return try #require(ProcessReading(stat: stat, status: status, ticks: 100))
    }

    @Test func `The figures that the kernel gives of a process are read, and missing ones stay absent`() throws {
        let reading = try Self.reading(cpu: 2, resident: 512)
        #expect(reading.userSeconds == 1.2 && reading.systemSeconds == 0.8)
        #expect(reading.residentKiB == 512 && reading.peakKiB == 900 && reading.threads == 3)
        #expect(ProcessReading(stat: [], status: [], ticks: 100) == nil)
        #expect(ProcessReading(stat: Array("1 (x) S 1".utf8), status: [], ticks: 100) == nil)
    }

    @Test func `Processor time is divided by the deliveries, and memory by the clients`() throws {
        var report = try Self.report()
        let before = try Self.reading(cpu: 1, resident: 1_000)
        let gathered = try Self.reading(cpu: 2, resident: 6_000)
        report.process = .init(before: before, gathered: gathered, after: try Self.reading(cpu: 4, resident: 7_000))
        let values = Dictionary(uniqueKeysWithValues: report.figures.map { ($0.key, $0.value) })
        #expect(values["deliveries_per_second"] == 998_000)
        #expect(values["cpu_us_per_delivery"]??.rounded(.down) == 1)
        #expect(values["kib_per_client"] == 10 && values["resident_kib"] == 7_000 && values["threads"] == 3)
    }

    @Test func `The table gives every figure with its unit, and ends with the verdict`() throws {
        var report = try Self.report()
        let lines = report.table.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(lines.contains("deliveries a second 998,000") && lines.contains("99 in 100 within 99.090 ms"))
        #expect(lines.contains("all within 100.000 ms") && lines.contains("half within 50.070 ms"))
        #expect(report.table.contains("Give the server's --pid"))
        #expect(report.table.hasSuffix("\nEverything arrived, once.\n") && report.isFlawless)
        report.lost = 3
        report.doubled = 1
        #expect(report.table.hasSuffix("\nNot as it should be: 3 lost, 1 doubled or astray.\n") && !report.isFlawless)
    }

    @Test(arguments: Scenario.allCases) func `The JSON is an object with the figures of the table`(_ scenario: Scenario)
        throws
    {
        let report = try Self.report(scenario)
        let object = try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any]
        let members = try #require(object)
        #expect(members["scenario"] as? String == scenario.rawValue && members["flawless"] as? Bool == true)
        for figure in report.figures {
            #expect((members[figure.key] as? Double) == figure.value || figure.value != nil, "\(figure.key)")
            if figure.value == nil { #expect(members[figure.key] is NSNull) }
        }
        #expect(Set(report.figures.map(\.key)).count == report.figures.count)
    }

    @Test func `A flaw of any kind is no success`() throws {
        let flaws: [(inout BenchmarkReport) -> Void] = [
            { $0.lost = 1 }, { $0.doubled = 1 }, { $0.cutOff = 1 }, { $0.arrived -= 1 }, { $0.messages = 0 },
        ]
        for flaw in flaws {
            var report = try Self.report()
            flaw(&report)
            #expect(!report.isFlawless && report.verdict.hasPrefix("Not as it should be: "))
        }
        var churn = try Self.report(.churn)
        churn.visits -= 1
        #expect(churn.verdict == "Not as it should be: 1 visits not made.")
    }

    @Test func `Numbers are rounded, padded and grouped`() {
        #expect(Decimal.plain(1234.567, decimals: 2) == "1234.57" && Decimal.plain(0.004, decimals: 3) == "0.004")
        #expect(Decimal.plain(-0.26, decimals: 1) == "-0.3" && Decimal.plain(.nan, decimals: 1) == "null")
        #expect(
            Decimal.grouped(1_234_567.8, decimals: 1) == "1,234,567.8" && Decimal.grouped(999, decimals: 0) == "999")
        #expect(Decimal.grouped(-123_456, decimals: 0) == "-123,456")
    }
}
