/// Draws one line in its axes.
struct Panel: Sendable {
    /// A point of the line: `x` along the axis, and the value there.
    struct Point: Sendable {
        let x: Double
        let y: Double
    }

    /// The position and size of the panel, in units of the drawing.
    struct Frame: Sendable {
        let x: Int
        let y: Int
        let width: Int
        let height: Int
    }

    let title: String
    /// At least one point, in the order of x.
    let points: [Point]
    /// The labels below the axis, with their positions.
    let ticks: [(x: Double, words: String)]

    func drawn(in frame: Frame) -> String {
        let left = Double(frame.x + 58)
        let width = Double(frame.width - 90)
        let top = Double(frame.y + 24)
        let height = Double(frame.height - 54)
        let widest = max(ticks.map(\.x).max() ?? 0, points.map(\.x).max() ?? 0)
        let highest = Panel.roundedUp(points.map(\.y).max() ?? 0)
        func across(_ x: Double) -> String { Decimal.plain(left + (widest > 0 ? x / widest : 0) * width, decimals: 1) }
        func up(_ y: Double) -> String { Decimal.plain(top + height - y / highest * height, decimals: 1) }

        var text =
            "<text x=\"\(Decimal.plain(left, decimals: 0))\" y=\"\(frame.y + 10)\">\(Panel.escaped(title))</text>\n"
        for quarter in 0...4 {
            let value = highest * Double(quarter) / 4
            let words = Decimal.grouped(value, decimals: highest < 10 ? 2 : highest < 100 ? 1 : 0)
            text += "<line x1=\"\(across(0))\" x2=\"\(across(widest))\" y1=\"\(up(value))\" y2=\"\(up(value))\""
            text += " stroke=\"#ddd\"/>\n"
            text += "<text x=\"\(Decimal.plain(left - 6, decimals: 1))\" y=\"\(up(value))\" text-anchor=\"end\""
            text += " dominant-baseline=\"middle\" fill=\"#666\" font-size=\"10\">\(words)</text>\n"
        }
        for tick in ticks {
            text += "<text x=\"\(across(tick.x))\" y=\"\(Decimal.plain(top + height + 16, decimals: 1))\""
            text += " text-anchor=\"middle\" fill=\"#666\" font-size=\"10\">\(Panel.escaped(tick.words))</text>\n"
        }
        let line = points.map { "\(across($0.x)),\(up($0.y))" }.joined(separator: " ")
        return text + "<polyline fill=\"none\" stroke=\"#e63946\" stroke-width=\"1.6\" points=\"\(line)\"/>\n"
    }

    /// Returns the next larger number of the form 1, 2 or 5 times a power of ten.
    static func roundedUp(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return 1 }
        var step = 1.0
        while step < value { step *= 10 }
        while step / 10 >= value { step /= 10 }
        for part in [0.1, 0.2, 0.5] where step * part >= value { return step * part }
        return step
    }

    /// Escapes text for XML.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\"": escaped += "&quot;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
