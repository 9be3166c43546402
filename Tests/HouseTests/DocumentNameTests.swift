import Foundation
import Testing

/// The documents name only types, functions and files that exist, and their links lead somewhere.
@Suite struct DocumentNameTests {
    static let documents: [String] = {
        let tracked = (try? Checkout.trackedFiles()) ?? []
        return ["README.md", "CONTRIBUTING.md"] + tracked.filter { $0.hasPrefix("docs/") && $0.hasSuffix(".md") }
    }()

    /// All identifiers in the code, without those in comments and in the house tests.
    private static let identifiers: Set<String> = {
        var found: Set<String> = []
        let files = ["Sources", "Tests"].flatMap { (try? Checkout.swiftFiles(below: $0)) ?? [] }
        for file in files where !file.path.hasPrefix("Tests/HouseTests") {
            for line in file.lines where !line.trimmingCharacters(in: .whitespaces).hasPrefix("//") {
                found.formUnion(words(of: line))
            }
        }
        return found
    }()

    /// The names of the modules' folders, and the names of all files without their extensions.
    private static let files: Set<String> = {
        let tracked = (try? Checkout.trackedFiles()) ?? []
        let folders = tracked.compactMap { $0.split(separator: "/").dropFirst().first.map(String.init) }
        return Set(folders + tracked.map { URL(filePath: $0).deletingPathExtension().lastPathComponent })
    }()

    @Test(arguments: documents) func `A document names only what exists in the code`(_ document: String) throws {
        for span in Self.spans(of: try Checkout.text(of: document)) {
            let missing = Self.missing(in: span)
            #expect(missing.isEmpty, "\(document) names `\(span)`, but there is no \(missing.joined(separator: ", "))")
        }
    }

    @Test func `A name that exists nowhere is found`() {
        let text = "`NoSuchThing.swift`, `Chat/NoSuchFile.swift`, `Room.noSuchMember`, `Room.apply`, `Chat/Room`"
        #expect(
            Self.spans(of: text).filter { !Self.missing(in: $0).isEmpty }
                == ["NoSuchThing.swift", "Chat/NoSuchFile.swift", "Room.noSuchMember"])
    }

    @Test(arguments: documents) func `Every link to a file and heading leads there`(_ document: String) throws {
        let folder = document.hasPrefix("docs/") ? "docs/" : ""
        let links = try Checkout.text(of: document).matches(of: /\]\(([A-Za-z0-9_.\/#-]+)\)/)
        for link in links.map({ String($0.output.1) }) {
            let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let path = parts[0].isEmpty ? document : folder + parts[0]
            let text = try? Checkout.text(of: path.replacingOccurrences(of: "docs/../", with: ""))
            let there = text.map { parts.count == 1 || Self.anchors(of: $0).contains(parts[1]) } ?? false
            #expect(there, "\(document) links to \(link)")
        }
    }

    /// Returns the texts in backticks of a document, without those in code blocks.
    private static func spans(of text: String) -> [String] {
        var isInBlock = false
        let lines = text.split(separator: "\n").filter { line in
            if line.hasPrefix("```") { isInBlock.toggle() }
            return !isInBlock && !line.hasPrefix("```")
        }
        return lines.joined(separator: "\n").matches(of: /`([^`\n]+)`/).map { String($0.output.1) }
    }

    /// Returns the paths and identifiers in a span that do not exist. A span with a placeholder in capitals (`NAME`) is
    /// not checked.
    private static func missing(in span: String) -> [String] {
        if span.contains("NAME") || span.contains("…") || span.contains(" ") { return [] }
        let module = span.split(separator: "/").first.map(String.init) ?? ""
        if span.contains("/") {
            guard isThere("Sources/\(module)"), module.first?.isLetter ?? false else { return [] }
            return isThere("Sources/\(span)") ? [] : [span]
        }
        if files.contains(span) || span.contains("-") || span.contains("=") { return [] }
        return words(of: span).filter { word in
            word.contains(where: \.isUppercase) && word.contains(where: \.isLowercase) && !identifiers.contains(word)
                && !files.contains(word)
        }
    }

    private static func isThere(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: Checkout.root.appending(path: path).path)
    }

    private static let letters = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_".utf8)

    private static func words(of text: String) -> [String] {
        text.utf8.split { !letters.contains($0) }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Returns the anchors that GitHub makes from the headings of a document.
    private static func anchors(of text: String) -> [String] {
        text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { line in
            let heading = line.drop { $0 == "#" || $0 == " " }.lowercased()
            let kept = heading.filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
            return kept.replacingOccurrences(of: " ", with: "-")
        }
    }
}
