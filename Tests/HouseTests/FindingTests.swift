import Foundation
import Testing

/// The scripts in `findings` have all required parts. CI does not run the scripts themselves.
@Suite struct FindingTests {
    private static func findings() throws -> [String] {
        try Checkout.trackedFiles().filter { $0.hasPrefix("findings/") }
    }

    @Test func `A finding is an executable script that tells its version, what was expected and what was seen`() throws
    {
        for path in try FindingTests.findings() {
            let text = try Checkout.text(of: path)
            let header = text.split(separator: "\n").prefix { $0.hasPrefix("#") }
            #expect(header.first == "#!/usr/bin/env bash", "\(path)")
            for word in ["# Version:", "# Expected:", "# Seen:"] {
                #expect(header.contains { $0.hasPrefix(word) }, "\(path) lacks \(word)")
            }
            #expect(FileManager.default.isExecutableFile(atPath: Checkout.root.appending(path: path).path), "\(path)")
        }
    }

    @Test func `A finding cleans up its folder and does without Roost`() throws {
        for path in try FindingTests.findings() {
            let text = try Checkout.text(of: path)
            #expect(text.contains("trap 'rm -rf \"$scratch\"' EXIT"), "\(path)")
            #expect(!text.lowercased().contains("roost"), "\(path)")
        }
    }
}
