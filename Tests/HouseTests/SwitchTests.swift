import Testing

/// A switch over an enum of ours names every case, so that the compiler shows each place where a new case matters.
@Suite struct SwitchTests {
    @Test func `No switch over an enum of ours has a default`() throws {
        let files = try Checkout.swiftFiles(below: "Sources")
        let enums = files.flatMap { SwitchTests.enums(in: $0.lines) }
        #expect(enums.count > 90)
        for file in files {
            for number in SwitchTests.offences(in: file.lines, against: enums) {
                Issue.record("\(file.path):\(number + 1) has a default")
            }
        }
    }

    @Test func `A default is found in a switch over an enum of ours, and allowed for bytes and foreign values`() {
        let enums = SwitchTests.enums(in: [
            "public enum Shape: Hashable {", "    case dot, circle(radius: Int, Int)", "    indirect case group(Shape)",
            "    var isDot: Bool {", "        switch self {", "        case .dot: true", "        default: false",
            "        }", "    }", "}", "enum Size {", "    case small", "}",
        ])
        #expect(enums == [["dot", "circle", "group"], ["small"]])
        let allowed = ["switch byte {", "case 1: dot", "default: circle", "}", "switch foreign {", "case .control: 1"]
        let ours = ["let x = switch shape {", "case nil: 0", "case .circle(_, let y), .group:", "    y", "default: 1"]
        let mixed = ["switch foreign {", "case .dot, .other: 1", "default: 2", "}"]
        let lines = allowed + ["default: 0", "}"] + mixed + ours
        #expect(SwitchTests.offences(in: lines, against: enums) == [lines.count - 1])
    }

    /// Returns the case names of each enum that the lines declare.
    private static func enums(in lines: [String]) -> [Set<String>] {
        lines.indices.compactMap { start in
            guard lines[start].contains(/^ *((public|private|fileprivate|indirect) )*enum \w+.*\{$/) else { return nil }
            let indent = indentation(lines[start])
            let cases = lines[(start + 1)...].prefix { indentation($0) > indent || $0.isEmpty }.filter {
                indentation($0) == indent + 4 && $0.contains(/^ *(indirect )?case\b/)
            }
            let names = cases.flatMap { line in
                let list = line.prefixMatch(of: /^ *(indirect )?case\b/).map { line[$0.range.upperBound...] } ?? ""
                return withoutPayloads(list).matches(of: /(?:^|,) `?(\w+)/).map { String($0.output.1) }
            }
            return names.isEmpty ? nil : Set(names)
        }
    }

    /// Returns the numbers of the lines with a `default` in a switch whose patterns are all cases of one of the enums.
    private static func offences(in lines: [String], against enums: [Set<String>]) -> [Int] {
        lines.indices.filter { number in
            guard lines[number].contains(/^ *default:/) else { return false }
            let indent = indentation(lines[number])
            let level = lines[..<number].reversed().filter { indentation($0) == indent && !$0.isEmpty }
            let patterns = level.prefix { !$0.contains(/\bswitch\b/) }.filter { $0.contains(/^ *case\b/) }
            // The pattern is the text before the first colon.
            let names = Set(
                patterns.map { $0.prefix { $0 != ":" } }.flatMap {
                    $0.matches(of: /(?:case |, )\.(\w+)/).map { String($0.output.1) }
                })
            return !names.isEmpty && enums.contains { names.isSubset(of: $0) }
        }
    }

    private static func indentation(_ line: String) -> Int { line.prefix { $0 == " " }.count }

    /// Returns the text outside of parentheses.
    private static func withoutPayloads(_ text: Substring) -> String {
        var depth = 0
        return text.reduce(into: "") { kept, character in
            if character == "(" { depth += 1 }
            if depth == 0 { kept.append(character) }
            if character == ")" { depth -= 1 }
        }
    }
}
