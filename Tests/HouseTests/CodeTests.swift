import Foundation
import Testing

/// Rules for the code and the tree that a test can check.
@Suite struct CodeTests {
    @Test(arguments: ["Sources", "Tests"]) func `No file has more than 200 lines`(_ folder: String) throws {
        for file in try Checkout.swiftFiles(below: folder) {
            #expect(file.lines.count <= 201, "\(file.path) has \(file.lines.count - 1) lines")
        }
    }

    @Test func `Every unchecked promise to the compiler has its reason on the next line`() throws {
        for file in try Checkout.swiftFiles(below: "Sources") {
            for (number, line) in file.lines.enumerated() where Self.isCode(line) {
                guard line.contains("@unchecked Sendable") || line.contains("nonisolated(unsafe)") else { continue }
                let next = number + 1 < file.lines.count ? file.lines[number + 1] : ""
                #expect(next.contains("//"), "\(file.path):\(number + 1) gives no reason")
            }
        }
    }

    @Test func `No code sleeps or polls`() throws {
        let words = ["usleep(", "nanosleep(", " sleep(", "Thread.sleep", "Task.sleep"]
        for file in try Checkout.swiftFiles(below: "Sources") + Checkout.swiftFiles(below: "Tests")
        where !file.path.hasPrefix("Tests/HouseTests") {
            for (number, line) in file.lines.enumerated() where Self.isCode(line) {
                for word in words { #expect(!line.contains(word), "\(file.path):\(number + 1) \(word)") }
            }
        }
    }

    @Test func `No code traps on purpose`() throws {
        let words = [
            "try!", "as!", "fatalError(", "preconditionFailure(", "unowned(unsafe)", "Synchronization.Mutex", "Mutex<",
        ]
        for file in try Checkout.swiftFiles(below: "Sources") {
            for (number, line) in file.lines.enumerated() where Self.isCode(line) {
                for word in words { #expect(!line.contains(word), "\(file.path):\(number + 1) \(word)") }
            }
        }
    }

    @Test func `Only Sockets and the layer TLS know sockets; other modules have a Transport`() throws {
        let sources = try Checkout.swiftFiles(below: "Sources").filter {
            !$0.path.hasPrefix("Sources/Sockets/") && !$0.path.hasPrefix("Sources/TLS/")
        }
        for file in sources where file.lines.contains(where: { $0.hasSuffix(" import Sockets") }) {
            for (number, line) in file.lines.enumerated() where Self.isCode(line) {
                #expect(!line.contains(/\bSocket\b/), "\(file.path):\(number + 1) uses a socket")
            }
        }
    }

    @Test func `Only CommandExecution interprets a room's deliveries, for the server and for the simulation`() throws {
        let sources = try Checkout.swiftFiles(below: "Sources").filter { !$0.path.hasPrefix("Sources/Chat/") }
        let files = try (sources + Checkout.swiftFiles(below: "Tests/Transcripts")).filter { file in
            file.lines.contains { Self.isCode($0) && $0.contains("case .tellSome(") }
        }
        #expect(files.map(\.path) == ["Sources/Dialects/CommandExecution.swift"])
    }

    @Test func `What is for single sessions is encoded and offered in one place, and so are replies`() throws {
        let files = try Checkout.swiftFiles(below: "Sources/Server/Clients")
        func places(_ text: String) -> [String] {
            files.flatMap { file in
                file.lines.filter { Self.isCode($0) && $0.contains(text) }.map { _ in file.path }
            }
        }
        // A client that is refused after its PROXY header has no session yet, and a heart-beat is no event.
        #expect(
            Set(places("outbox.offer(")) == [
                "Sources/Server/Clients/ClientHandler+Origin.swift", "Sources/Server/Clients/ClientLoop+Waiting.swift",
                "Sources/Server/Clients/SessionEndpoint.swift",
            ])
        #expect(places("response?.take(") == ["Sources/Server/Clients/Session+Responses.swift"])
    }

    @Test func `Only a login uses all of what a session may request from the server`() throws {
        let files = try Checkout.swiftFiles(below: "Sources/Chat/Routing").filter { $0.path.contains("RequestRouter+") }
        let lines = files.flatMap(\.lines).filter { $0.contains("ServerAccess") }
        #expect(lines.allSatisfy { $0.contains("func login(") }, "\(lines)")
        #expect(lines.count == 1)
    }

    @Test func `Libraries never print`() throws {
        for file in try Checkout.swiftFiles(below: "Sources")
        where !file.path.hasPrefix("Sources/roost") {
            for (number, line) in file.lines.enumerated() where Self.isCode(line) {
                #expect(!line.contains(/\bprint\(/), "\(file.path):\(number + 1) prints")
            }
        }
    }

    @Test func `The name of every test is a sentence in backticks`() throws {
        for file in try Checkout.swiftFiles(below: "Tests") {
            var isTest = false
            for (number, line) in file.lines.enumerated() where Self.isCode(line) {
                isTest = isTest || line.trimmingCharacters(in: .whitespaces).hasPrefix("@Test")
                guard isTest, let declaration = line.range(of: "func ") else { continue }
                isTest = false
                let name = line[declaration.upperBound...]
                let isSentence = name.hasPrefix("`") && name.dropFirst().prefix { $0 != "`" }.contains(" ")
                #expect(isSentence, "\(file.path):\(number + 1) \(name)")
            }
        }
    }

    @Test func `The top of the tree holds only the listed files`() throws {
        let known: Set<String> = [
            "Package.swift", "Sources", "Tests", "Fixtures", "CONTRIBUTING.md", "README.md", "CHANGELOG.md", "Makefile",
        ]
        let allowed: Set<String> = ["LICENSE", "docs", "findings", "packaging"]
        let top = Set(try Checkout.trackedFiles().compactMap { $0.split(separator: "/").first.map(String.init) })
        #expect(top.filter { !$0.hasPrefix(".") }.subtracting(allowed) == known)
    }

    @Test func `The package has no dependencies`() throws {
        let manifest = try Checkout.text(of: "Package.swift")
        #expect(!manifest.contains(".package("))
    }

    private static func isCode(_ line: String) -> Bool {
        !line.trimmingCharacters(in: .whitespaces).hasPrefix("//")
    }
}
