import Foundation
import Testing

/// Rules for comments: they name their subject, and they document what a public function throws.
@Suite struct CommentTests {
    /// Words that stand for a user, a session, a caller or a thread without naming it.
    private static let vagueWords = [
        "somebody", "anybody", "everybody", "nobody", "whoever", "oneself", "one's", "one who", "what is said",
    ]

    @Test(arguments: ["Sources", "Tests"]) func `A comment names its subject`(_ folder: String) throws {
        for file in try Checkout.swiftFiles(below: folder) {
            for (number, line) in file.lines.enumerated() {
                guard let comment = CommentTests.comment(in: line) else { continue }
                for word in CommentTests.vagueWords where CommentTests.contains(word, comment) {
                    Issue.record("\(file.path):\(number + 1) says \"\(word)\"")
                }
            }
        }
    }

    @Test func `A public function that throws documents what it throws`() throws {
        var count = 0
        for file in try Checkout.swiftFiles(below: "Sources") {
            for number in file.lines.indices where CommentTests.declaresPublicThrows(file.lines, at: number) {
                count += 1
                let documentation = file.lines[..<number].reversed().prefix { line in
                    let code = line.drop { $0 == " " }
                    return code.hasPrefix("///") || code.hasPrefix("@")
                }
                #expect(
                    documentation.contains { $0.contains("/// - Throws: ") },
                    "\(file.path):\(number + 1) lacks \"- Throws:\"")
            }
        }
        #expect(count > 30)
    }

    /// Returns the comment of a line in lower case, or nil when there is none. A comment after code follows two spaces.
    private static func comment(in line: String) -> String? {
        let code = line.trimmingCharacters(in: .whitespaces)
        if code.hasPrefix("//") { return code.lowercased() }
        return line.range(of: "  // ").map { line[$0.lowerBound...].lowercased() }
    }

    /// Returns whether a text contains a word or phrase that is not a part of a longer word.
    private static func contains(_ word: String, _ text: String) -> Bool {
        text.ranges(of: word).contains { range in
            let before = text[..<range.lowerBound].last
            let after = text[range.upperBound...].first
            return before?.isLetter != true && after?.isLetter != true
        }
    }

    /// Returns whether a line begins the declaration of a public function or initializer that throws. Parameters, which
    /// may be closures that throw, do not count.
    private static func declaresPublicThrows(_ lines: [String], at number: Int) -> Bool {
        let words = lines[number].split(separator: " ").drop { $0.hasPrefix("@") }.prefix(5)
        guard words.first == "public" else { return false }
        guard words.contains("func") || words.contains(where: { $0.hasPrefix("init") }) else { return false }
        var depth = 0
        var outside = ""
        for character in lines[number...].prefix(10).joined(separator: " ") {
            if character == "{" && depth == 0 { break }
            if character == "(" { depth += 1 }
            if depth == 0 { outside.append(character) }
            if character == ")" { depth -= 1 }
        }
        return outside.split(separator: " ").contains { $0.hasPrefix("throws") }
    }
}
