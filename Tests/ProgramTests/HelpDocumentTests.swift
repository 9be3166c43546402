import Foundation
import Options
import Testing

@testable import roost
@testable import roost_bench
@testable import roostd

/// Checks that the documents show the options exactly as `--help` prints them.
@Suite struct HelpDocumentTests {
    @Test(arguments: [
        ("docs/options.md", ServerOption.table.help), ("docs/client.md", ClientArguments.table.help),
        ("docs/bench.md", BenchArguments.table.help),
    ])
    func `A document lists the options as the help does`(_ document: String, _ help: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: document), encoding: .utf8)
        #expect(text.contains("\n```\n" + help + "```\n"), "\(document) should hold:\n\(help)")
    }
}
