extension BenchmarkReport {
    /// The table for readers, with the verdict in its last line.
    public var table: String {
        let rows = figures.compactMap { figure in
            figure.value.map { (figure.words, Decimal.grouped($0, decimals: figure.decimals), figure.unit) }
        }
        let left = rows.map(\.0.count).max() ?? 0
        let right = rows.map(\.1.count).max() ?? 0
        var text = "\(plan.sentence)\n\(server)\n\n"
        for (words, number, unit) in rows {
            text += "  " + words + String(repeating: " ", count: left - words.count + 2)
            text += String(repeating: " ", count: right - number.count) + number
            text += unit.isEmpty ? "\n" : " \(unit)\n"
        }
        if process == nil { text += "\nGive the server's --pid for its processor time, memory and threads.\n" }
        return text + "\n\(verdict)\n"
    }

    /// States in a sentence whether the run was flawless.
    public var verdict: String {
        if isFlawless { return "Everything arrived, once." }
        var flaws: [String] = []
        if lost > 0 { flaws.append("\(lost) lost") }
        if doubled > 0 { flaws.append("\(doubled) doubled or astray") }
        if cutOff > 0 { flaws.append("\(cutOff) readers cut off") }
        if plan.scenario == .churn && visits < plan.load.messages {
            flaws.append("\(plan.load.messages - visits) visits not made")
        }
        if plan.scenario != .churn && arrived < plan.load.clients {
            flaws.append("\(plan.load.clients - arrived) clients did not come")
        }
        return "Not as it should be: \(flaws.isEmpty ? "nothing was said" : flaws.joined(separator: ", "))."
    }

    /// The report as one object on one line; numbers that could not be measured are null.
    public var json: String {
        var members = [
            "\"scenario\":\"\(plan.scenario.rawValue)\"", "\"server\":\(BenchmarkReport.quoted(server))",
            "\"flawless\":\(isFlawless)", "\"rooms\":\(plan.load.rooms)", "\"bytes\":\(plan.load.bytes)",
            "\"window\":\(plan.load.window)", "\"rate\":\(plan.load.rate)",
        ]
        members += figures.map { figure in
            "\"\(figure.key)\":\(figure.value.map { Decimal.plain($0, decimals: figure.decimals) } ?? "null")"
        }
        return "{\(members.joined(separator: ","))}\n"
    }

    /// Returns a JSON string (RFC 8259, section 7).
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case _ where scalar < " ":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
