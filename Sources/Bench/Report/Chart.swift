/// Draws a report (SVG 1.1): the delivery times, and the speed over time.
public struct Chart: Sendable {
    private let report: BenchmarkReport

    /// Creates the chart of a report.
    public init(_ report: BenchmarkReport) { self.report = report }

    private static let width = 920
    private static let height = 360
    private static let ink = "#1d3557"

    /// The whole SVG file.
    public var svg: String {
        let panels = [times, speeds].compactMap(\.self)
        let panelWidth = (Chart.width - 40) / max(1, panels.count)
        var body = ""
        for (index, panel) in panels.enumerated() {
            let place = Panel.Frame(x: 20 + index * panelWidth, y: 70, width: panelWidth, height: 270)
            body += panel.drawn(in: place)
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Chart.width) \(Chart.height)" \
            font-family="sans-serif" font-size="12">
            <rect width="100%" height="100%" fill="white"/>
            <text x="20" y="28" font-size="16" fill="\(Chart.ink)">\(Panel.escaped(report.plan.sentence))</text>
            <text x="20" y="48" fill="#666">\(Panel.escaped("\(report.server). \(report.verdict)"))</text>
            \(body)</svg>

            """
    }

    /// The delivery times by the fraction of messages: each step to the right leaves a tenth of them.
    private var times: Panel? {
        if report.times.count == 0 { return nil }
        let deepest = min(5, max(1, String(report.times.count).count - 1))
        let points = (0...deepest * 20).map { step in
            let depth = Double(step) / 20
            let part = 1 - Chart.tenth(to: depth)
            return Panel.Point(x: depth, y: Double(report.times.value(at: part)) / 1e6)
        }
        let labels = ["0", "90 %", "99 %", "99.9 %", "99.99 %", "99.999 %"]
        return Panel(
            title: "milliseconds, by what part of the deliveries took no longer", points: points,
            ticks: (0...deepest).map { (Double($0), labels[$0]) })
    }

    private var speeds: Panel? {
        let speeds = report.timeline.speeds
        guard let last = speeds.last else { return nil }
        let what =
            switch report.plan.scenario {
            case .idle: "connects"
            case .churn: "visits"
            case .latency, .isolate, .fanout, .rooms, .stall: "deliveries"
            }
        let points = speeds.map { Panel.Point(x: $0.seconds, y: $0.speed) }
        let ticks = (0...4).map { quarter in
            let seconds = last.seconds * Double(quarter) / 4
            return (seconds, "\(Decimal.plain(seconds, decimals: 2)) s")
        }
        return Panel(title: "\(what) a second, over time", points: points, ticks: ticks)
    }

    /// Returns 10 to the power of -depth, in steps of a twentieth.
    private static func tenth(to depth: Double) -> Double {
        var power = 1.0
        var left = Int((depth * 20).rounded())
        while left >= 20 {
            power /= 10
            left -= 20
        }
        // The divisor is the twentieth root of ten.
        for _ in 0..<left { power /= 1.122018454301963 }
        return power
    }
}
