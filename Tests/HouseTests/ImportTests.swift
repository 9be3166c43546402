import Testing

/// Each module imports only the modules that the table of modules in CONTRIBUTING.md allows.
@Suite struct ImportTests {
    /// The modules that the files of a module may import.
    static let allowed: [String: Set<String>] = [
        "Threads": ["CSystem", "Glibc", "Synchronization"],
        "Chat": ["Swift"],
        "Wire": [],
        "Dialects": ["Chat", "Wire"],
        "Sockets": ["CSystem", "Glibc"],
        "Options": ["CSystem", "Glibc", "Threads"],
        "Server": ["Chat", "Dialects", "Sockets", "Synchronization", "Threads", "Wire"],
        "Client": ["Chat", "Dialects", "Glibc", "Sockets", "Threads", "Wire"],
        "Screen": [],
        "Terminal": ["CSystem", "CTerminal", "Glibc", "Screen", "Threads"],
        "TLS": ["COpenSSL", "Glibc", "Sockets", "Threads"],
        "roostd": ["CSystem", "Chat", "Dialects", "Glibc", "Options", "Server", "Sockets", "TLS", "Threads"],
        "roost": [
            "CSystem", "Chat", "Client", "Dialects", "Glibc", "Options", "Screen", "Sockets", "Terminal", "Threads",
        ],
        "Bench": ["Dialects", "Wire"],
        "roost-bench": ["Bench", "Dialects", "Glibc", "Options", "Sockets", "Threads"],
    ]

    @Test func `Every module imports only what it may know`() throws {
        let files = try Checkout.swiftFiles(below: "Sources")
        #expect(files.count > 50)
        for file in files {
            let module = String(file.path.split(separator: "/")[1])
            let allowed = try #require(Self.allowed[module], "a module without a row: \(module)")
            for line in file.lines {
                guard let imported = Self.importedModule(line) else { continue }
                #expect(allowed.contains(imported), "\(file.path) imports \(imported)")
            }
        }
    }

    /// Returns the module that a line imports, or nil when the line is not an import.
    private static func importedModule(_ line: String) -> String? {
        let words = line.split(separator: " ").drop { $0.hasPrefix("@_spi(") }.map { $0 }
        guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1 else { return nil }
        guard place == 0 || ["public", "internal", "package", "private", "@testable"].contains(words[0]) else {
            return nil
        }
        return String(words[place + 1])
    }
}
