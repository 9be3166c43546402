import Foundation
import FoundationXML
import Testing

@testable import Bench

/// Tests of the chart in a report.
@Suite struct ChartTests {
    /// Collects the elements and the text of an XML document.
    private final class Reader: NSObject, XMLParserDelegate {
        var elements: [String: [[String: String]]] = [:]
        var text = ""

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            elements[name, default: []].append(attributes)
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
    }

    private static func read(_ report: BenchmarkReport) throws -> Reader {
        let parser = XMLParser(data: Data(Chart(report).svg.utf8))
        let reader = Reader()
        parser.delegate = reader
        try #require(parser.parse(), "\(String(describing: parser.parserError))")
        return reader
    }

    private static func report() throws -> BenchmarkReport {
        var report = BenchmarkReport(try Plan(.fanout, Scenario.fanout.usual), server: "irc://a&<b>\"")
        for time: UInt64 in 1...1_000 { report.times.record(time * 1_000_000) }
        for second: UInt64 in 1...10 { report.timeline.record(Int(second) * 100, at: second * 1_000_000_000) }
        return report
    }

    @Test func `The chart is XML, with both lines inside their axes`() throws {
        let reader = try Self.read(Self.report())
        let lines = try #require(reader.elements["polyline"])
        #expect(lines.count == 2 && reader.text.contains("irc://a&<b>\""))
        for line in lines {
            let points = try #require(line["points"]).split(separator: " ").map { point in
                point.split(separator: ",").compactMap { Double($0) }
            }
            #expect(points.count > 5 && points.allSatisfy { $0.count == 2 })
            #expect(points.allSatisfy { (20...900).contains($0[0]) && (70...340).contains($0[1]) })
            #expect(zip(points, points.dropFirst()).allSatisfy { $0[0] <= $1[0] })
        }
        // Longer times are drawn higher. 1,000 deliveries are too few for quantiles beyond 99.9 %.
        let times = try #require(lines[0]["points"]).split(separator: " ").compactMap {
            Double($0.split(separator: ",")[1])
        }
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 >= $1 } && times.count == 61)
        #expect(reader.text.contains("99.9 %") && !reader.text.contains("99.99 %"))
    }

    @Test func `Without times or course the chart is a drawing that says what was done`() throws {
        let report = BenchmarkReport(try Plan(.idle, Scenario.idle.usual), server: "plain://x")
        let reader = try Self.read(report)
        #expect(reader.elements["polyline"] == nil && reader.text.contains("idle: 1000 clients"))
    }

    @Test func `The course of a long run has few points, from its start to its end`() {
        var timeline = Timeline()
        for step in 1...20_000 { timeline.record(step, at: UInt64(step) * 30_000_000) }
        timeline.finish(20_001, at: 600_030_000_000)
        #expect(timeline.points.count <= Timeline.most && timeline.points.first?.total == 0)
        #expect(timeline.points.last == Timeline.Point(moment: 600_030_000_000, total: 20_001))
        #expect(zip(timeline.points, timeline.points.dropFirst()).allSatisfy { $0.moment < $1.moment })
        #expect(timeline.speeds.allSatisfy { abs($0.speed - 33.3) < 40 })
    }

    @Test func `Axes end at round numbers`() {
        let numbers: [(Double, Double)] = [(0, 1), (0.7, 1), (1.2, 2), (4, 5), (51, 100), (0.03, 0.05), (3_000, 5_000)]
        for (value, end) in numbers { #expect(abs(Panel.roundedUp(value) - end) < end / 1e9, "\(value)") }
    }
}
