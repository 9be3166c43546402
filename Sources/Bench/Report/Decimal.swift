/// Formats numbers as text.
enum Decimal {
    /// Rounds to the given number of decimals: `1234.50`; returns `null` for infinity and NaN.
    static func plain(_ value: Double, decimals: Int) -> String {
        let power = (0..<max(0, decimals)).reduce(1.0) { power, _ in power * 10 }
        let scaled = (value * power).rounded()
        guard scaled.isFinite, abs(scaled) < 1e18 else { return "null" }
        let digits = String(Int(abs(scaled)))
        let sign = scaled < 0 ? "-" : ""
        if decimals == 0 { return sign + digits }
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }

    /// Formats the number with separators for readers: `1,234.50`.
    static func grouped(_ value: Double, decimals: Int) -> String {
        let text = plain(value, decimals: decimals)
        let whole = text.prefix { $0 != "." }
        var grouped = ""
        for (index, digit) in whole.enumerated() {
            let left = whole.count - index
            if index > 0 && left % 3 == 0 && grouped != "-" { grouped.append(",") }
            grouped.append(digit)
        }
        return grouped + text.dropFirst(whole.count)
    }
}
