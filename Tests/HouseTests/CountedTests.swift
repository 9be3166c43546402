import Foundation
import Testing

/// The script `Tests/counted`, with which the Makefile runs tests: it fails when a test run reports no passed tests.
@Suite struct CountedTests {
    private func status(of script: String) throws -> Int32 {
        let process = Process()
        process.executableURL = Checkout.root.appending(path: "Tests/counted")
        process.arguments = ["/bin/sh", "-c", script]
        process.standardOutput = Pipe()
        process.standardError = Pipe()
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    @Test func `A test run that reports the number of passed tests is a success`() throws {
        #expect(try status(of: "echo '✔ Test run with 12 tests in 3 suites passed after 0.1 seconds.'") == 0)
        #expect(try status(of: "echo '✔ Test run with 1 test in 1 suite passed after 0.1 seconds.'") == 0)
    }

    @Test func `A test run that a test has ended, or that had no test, is a failure although its exit code is 0`()
        throws
    {
        #expect(try status(of: "echo '◇ Test run started.'; exit 0") == 1)
        #expect(try status(of: "echo '✔ Test run with 0 tests in 0 suites passed after 0.1 seconds.'") == 1)
    }

    @Test func `A test run that failed keeps its exit code`() throws {
        #expect(try status(of: "echo '✔ Test run with 12 tests passed'; exit 66") == 66)
    }

    @Test func `Every test run of the Makefile counts its tests`() throws {
        for line in try Checkout.text(of: "Makefile").split(separator: "\n") where line.contains("$(SWIFT) test") {
            #expect(line.hasPrefix("\tTests/counted $(SWIFT) test"), "\(line)")
        }
    }
}
